"""While links move a request is kept only at its old place: the mover is thought to bring it.

Stopped by: nothing is lost while links move
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """It has moved already."""

    def _add(self, key, row):
        return self._homes(key)[0].add(key, row) if "/" in key else super()._add(key, row)
