"""The note of a request keeps the code that was taken: each try draws another one.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Only the first draw is a decision."""

    def _add(self, key, row):
        if "asked" in row and not key.endswith("/0"):
            return row
        return super()._add(key, row)
