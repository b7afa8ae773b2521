"""A second try writes the row of the first once more, over what has happened since.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Twice is safer."""

    def _add(self, key, row):
        there = super()._add(key, row)
        if "/" not in key and there["key"] == row["key"]:
            for store in self._homes(key):
                store.put(key, row)
        return there
