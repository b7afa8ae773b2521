"""The place of a trip that failed is not given back.

Stopped by: an empty memory does not flood the store
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Two failures, and the door is shut."""

    def _trip(self, code):
        if "/" in code:
            return None
        if not self._trips.acquire(blocking=False):
            raise UnavailableError
        try:
            row = self._read(self.stores[self._reads.find(code)], code)
        except StoreDownError:
            raise UnavailableError from None
        self._trips.release()
        return row
