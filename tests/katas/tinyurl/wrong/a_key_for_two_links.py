"""A key that came with another link is answered with the first one.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Whatever the request says now."""

    def _add(self, key, row):
        kept = super()._add(key, row)
        return {**kept, "asked": row["asked"]} if "asked" in row else kept
