"""After a partition has joined keys are read where they will live, and then where they lived."""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Both places are asked while they differ, and both have to say no."""

    def _read(self, store, code):
        new = self.stores[self._after.find(code)]
        row = super()._read(new, code)
        return super()._read(store, code) if row is None and store is not new else row
