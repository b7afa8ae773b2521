"""The link is made first, and its request is kept then: a silence between the two makes two links.

Stopped by: a second try finishes what the first began
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Work first, notes later."""

    def _add(self, key, row):
        if "asked" in row:
            there = self._homes(key)[0].get(key)
            if there is not None:
                return there
            code = row["code"]
            request = key.split("/")[1]
            super()._add(code, {"url": row["asked"][0], "ends": row["ends"], "key": request})
        return super()._add(key, row)
