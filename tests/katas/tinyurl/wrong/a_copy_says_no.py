"""What a copy does not have is taken for a code that nobody has.

Stopped by: a late copy may say yes but not no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """It may only be late."""

    def _read(self, store, code):
        try:
            return store.get(code)
        except StoreDownError:
            return store.get_copy(code)
