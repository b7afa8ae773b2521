"""`check` takes in each server that it ever knew, also one that has left.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """A deployment's stopped server gets readers."""

    def check(self, alive):
        self._members |= set(self._open)
        for server in set(self._open):
            if alive(server) and server in self._left:
                self.join(server)
                self._left = self._left - {server}
        super().check(alive)

    _left = frozenset()

    def leave(self, server):
        self._left = {*self._left, server}
        super().leave(server)

    def join(self, server):
        self._left = self._left - {server}
        super().join(server)
