"""The limit on readers' trips counts makers as well, and refuses them.

Stopped by: an empty memory does not flood the store
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A trip is a trip."""

    def create(self, url, key, name=None, ends=None):
        if not self._trips.acquire(blocking=False):
            raise UnavailableError
        try:
            return super().create(url, key, name, ends)
        finally:
            self._trips.release()
