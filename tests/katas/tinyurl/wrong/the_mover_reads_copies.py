"""Links are moved as their copies have them, to spare the first places: the last ends are missing.

Stopped by: nothing is lost while links move
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The copies are seconds late."""

    def move(self):
        try:
            for name, store in self.stores.items():
                for key in store.keys():  # noqa: SIM118  a store is no dict
                    there = self._after.find(key)
                    if there != name and self._before.find(key) == name:
                        row = store.get_copy(key) or store.get(key)
                        self.stores[there].add(key, row)
        except StoreDownError:
            raise UnavailableError from None
