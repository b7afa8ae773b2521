"""The long address is taken for the key: everybody who shortens it gets the same link.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Ann may end Ben's link."""

    def create(self, url, key, name=None, ends=None):
        return super().create(url, str(abs(hash(url))), name, ends)
