"""The mover puts what it has read over what is there: a link that was ended meanwhile lives again.

Stopped by: nothing is lost while links move
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Copy, and overwrite."""

    def move(self):
        try:
            for name, store in self.stores.items():
                for key in [*store.keys()]:
                    there = self._after.find(key)
                    if there != name and self._before.find(key) == name:
                        self.stores[there].put(key, store.get(key))
        except StoreDownError:
            raise UnavailableError from None
