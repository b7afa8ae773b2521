"""Each write goes where its server reads: what is changed behind the mover's back is lost.

Stopped by: nothing is lost while links move
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """One place at a time."""

    def _homes(self, key):
        return [self.stores[self._reads.find(key)]]
