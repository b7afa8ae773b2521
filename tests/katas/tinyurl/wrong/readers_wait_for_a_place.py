"""A reader for whom there is no place waits until there is one.

Stopped by: an empty memory does not flood the store
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A queue before a slow store."""

    def _trip(self, code):
        if "/" in code:
            return None
        with self._trips:
            try:
                return self._read(self.stores[self._reads.find(code)], code)
            except StoreDownError:
                raise UnavailableError from None
