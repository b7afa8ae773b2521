"""The row of a link that was ended no longer says which request made it.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """What has ended belongs to nobody."""

    def _changed(self, code):
        for store in self._homes(code):
            row = store.get(code)
            if row and row["ends"] <= self.clock():
                store.put(code, {**row, "key": ""})
        super()._changed(code)
