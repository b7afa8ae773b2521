"""A dead server is asked again and again, since nobody notes that it is dead.

Stopped by: a server that dies costs nobody an answer
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """A retry, and no memory."""

    def _mark(self, server, *, alive):
        pass
