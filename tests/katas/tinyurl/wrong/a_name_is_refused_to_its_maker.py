"""A name that is there is taken, also for the request that made it.

Stopped by: a request sent twice makes one link
"""

from dojo.parts import NameTakenError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The second try is told no."""

    def create(self, url, key, name=None, ends=None):
        if name is not None and self.stores[self._reads.find(name)].get(name):
            raise NameTakenError(name)
        return super().create(url, key, name, ends)
