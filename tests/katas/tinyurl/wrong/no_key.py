"""The key of a request is looked at by nobody.

Stopped by: a request sent twice makes one link
"""

from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Each try is a new request."""

    def create(self, url, key, name=None, ends=None):
        return super().create(url, uuid4().hex, name, ends)
