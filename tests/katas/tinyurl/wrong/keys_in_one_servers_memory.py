"""Each server remembers its own requests.

Stopped by: a request sent twice makes one link
"""

from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The second try goes elsewhere."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._keys = {}

    def create(self, url, key, name=None, ends=None):
        mine = self._keys.setdefault(key, uuid4().hex)
        return super().create(url, mine, name, ends)
