"""A link that has ended is told as a code that nobody has.

Stopped by: a link that ends in memory has ended
"""

from dojo.parts import EndedError, UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """404 instead of 410."""

    def follow(self, code, address):
        try:
            return super().follow(code, address)
        except EndedError:
            raise UnknownCodeError(code) from None
