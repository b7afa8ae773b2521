"""A list is kept for each reader, so that readers push a guesser's out.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Bounded, and filled by the wrong people."""

    def follow(self, code, address):
        if not self._guesses_of(address):
            self._guesses.put(address, self._guesses_of(address))
        return super().follow(code, address)
