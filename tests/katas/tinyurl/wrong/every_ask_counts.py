"""Every ask of an address counts, also for links that are there.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A rate limit for readers."""

    def follow(self, code, address):
        url = super().follow(code, address)
        self._note_guess(address, code)
        return url
