"""While the first place is silent readers come later, though its copy has their links.

Stopped by: a late copy may say yes but not no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A copy that nobody reads."""

    def _read(self, store, code):
        return store.get(code)
