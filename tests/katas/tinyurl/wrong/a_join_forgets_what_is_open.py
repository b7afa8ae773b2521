"""A server that joins again begins to count its open requests at 0, though one is still open.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """It is below 0 when that one is finished, and never idle again."""

    def join(self, server):
        super().join(server)
        self._open[server] = 0
