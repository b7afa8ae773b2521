"""A second try finds its link only while its row is as it was made: an end makes it another's.

Stopped by: a request sent twice makes one link
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Its maker is told by all that the row has."""

    def _add(self, key, row):
        there = super()._add(key, row)
        return there if "asked" in row or there == row else {**there, "key": ""}
