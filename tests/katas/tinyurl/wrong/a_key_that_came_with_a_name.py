"""Whether a second try asks for the same name is not compared: it gets a link with another.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The same page until the same instant is the same request."""

    def _add(self, key, row):
        there = super()._add(key, row)
        if "/" in key and there["asked"][::2] == row["asked"][::2]:
            return {**there, "asked": row["asked"]}
        return there
