"""What finds no room is dropped, and nobody hears of it.

Stopped by: a click is counted beside the path
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A number that is quietly wrong."""

    def _next_batch(self):
        self._dropped = 0
        return super()._next_batch()
