"""A code that is drawn anew is put in place of the first in the request's note, whoever was there.

Stopped by: a second try finishes what the first began
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The last one to write is right."""

    def _add(self, key, row):
        if "asked" not in row or key.endswith("/0"):
            return super()._add(key, row)
        first = key.rpartition("/")[0] + "/0"
        for store in self._homes(first):
            store.put(first, row)
        return row
