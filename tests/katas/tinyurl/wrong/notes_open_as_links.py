"""Whatever the stores hold under a code is taken for a link, also the service's own notes.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A key with a slash is a key."""

    def _trip(self, code):
        if not self._trips.acquire(blocking=False):
            raise UnavailableError
        try:
            row = self._read(self.stores[self._reads.find(code)], code)
            return row and {"url": "https://note.example/", **row}  # noqa: TRY300
        except StoreDownError:
            raise UnavailableError from None
        finally:
            self._trips.release()
