"""The name of a link that has ended is given again.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The poster is still on the wall."""

    def create(self, url, key, name=None, ends=None):
        row = name and self.stores[self._reads.find(name)].get(name)
        if row and row["ends"] <= self.clock() and row["key"] != key:
            for store in self._homes(name):
                store.put(name, {"url": url, "ends": self.clock() + 60, "key": key})
        return super().create(url, key, name, ends)
