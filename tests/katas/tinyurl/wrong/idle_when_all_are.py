"""A server is said to be idle only when no server has a request.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """On a busy day nobody may stop a server."""

    def is_idle(self, server):
        return not any(self._open.values())
