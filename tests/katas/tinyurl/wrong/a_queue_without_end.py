"""Clicks wait without a limit.

Stopped by: a click is counted beside the path
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The counts are silent, and memory ends."""

    def _click(self, code):
        self._waiting.append(code)
