"""`check` asks the servers that were there when the door began.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """A server that joined later never comes back."""

    def __init__(self, servers, *args, **options):
        super().__init__(servers, *args, **options)
        self._first = set(servers)

    def check(self, alive):
        for server in self._first:
            self._mark(server, alive=alive(server))

    def leave(self, server):
        self._first.discard(server)
        super().leave(server)
