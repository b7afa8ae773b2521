"""A link's 730 days are counted from the last try.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """It is made anew each time."""

    def _add(self, key, row):
        kept = super()._add(key, row)
        if kept.get("key") == row.get("key") and "asked" not in row:
            kept = {**kept, "ends": self.clock() + 730 * 86_400}
            for store in self._homes(key):
                store.put(key, kept)
        return kept
