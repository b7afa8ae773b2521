"""Each click is counted before its reader is sent on.

Stopped by: a click is counted beside the path
"""

from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The counts are silent, and so is the redirect."""

    def _click(self, code):
        self.counts.add(uuid4().hex, {code: 1}, 0)
