"""A batch that was not confirmed is thrown away.

Stopped by: a click is counted beside the path
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """At most once."""

    def hand_over(self):
        super().hand_over()
        self._batch = None
