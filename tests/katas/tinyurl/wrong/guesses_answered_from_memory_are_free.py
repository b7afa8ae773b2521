"""A guess is noted when the stores are asked: what memory knows to be unknown is no guess.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The trip is what costs."""

    missed = None

    def _trip(self, code):
        row = super()._trip(code)
        if row is None:
            self.missed = code
        return row

    def _note_guess(self, address, code):
        if self.missed == code:
            self.missed = None
            super()._note_guess(address, code)
