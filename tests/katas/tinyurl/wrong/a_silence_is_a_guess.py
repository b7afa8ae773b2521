"""Whatever is not answered with a page counts as a guess.

Stopped by: a silent store has not said no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A silent store locks readers out."""

    def follow(self, code, address):
        try:
            return super().follow(code, address)
        except UnavailableError:
            self._note_guess(address, code)
            raise
