"""A link that opens wipes out the guesses of its reader, as a login does with wrong passwords.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Who knows a link is no guesser."""

    def follow(self, code, address):
        url = super().follow(code, address)
        self._guesses.forget(address)
        return url
