"""`check` looks only at servers that are thought dead.

Stopped by: a server that dies costs nobody an answer
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """A reader finds out."""

    def check(self, alive):
        for server in [*self._dead]:
            self._mark(server, alive=alive(server))
