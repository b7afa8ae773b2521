"""A server that has left is said to be idle at once.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Its last readers are cut off."""

    def is_idle(self, server):
        return server not in self._members or super().is_idle(server)
