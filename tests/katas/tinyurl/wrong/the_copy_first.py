"""The copy is asked first, to spare the first place.

Stopped by: a late copy may say yes but not no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A link that was just made is unknown."""

    def _read(self, store, code):
        try:
            return store.get_copy(code)
        except StoreDownError:
            return store.get(code)
