"""A server that leaves and dies with its last request is marked dead, and is so when it joins anew.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Death is noted of anybody."""

    def _mark(self, server, *, alive):
        with self._lock:
            if alive == (server not in self._dead):
                return
            if alive:
                self._dead.discard(server)
                self._balancer.up(server)
            else:
                self._dead.add(server)
                if server in self._members:
                    self._balancer.down(server)
