"""Whether a request is known is read first, and written then: two servers find nothing at once.

Stopped by: a second try finishes what the first began
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Get, and then put."""

    def _add(self, key, row):
        for store in self._homes(key):
            there = store.get(key)
            if there is None:
                store.put(key, row)
            else:
                row = there
        return row
