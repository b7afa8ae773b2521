"""Only links are moved; requests stay where they were.

Stopped by: nothing is lost while links move
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A second try finds nothing."""

    def move(self):
        try:
            for name, store in self.stores.items():
                for key in [*store.keys()]:
                    there = self._after.find(key)
                    if "/" not in key and there != name and self._before.find(key) == name:
                        self.stores[there].add(key, store.get(key))
        except StoreDownError:
            raise UnavailableError from None
