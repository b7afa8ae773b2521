"""The guesses of each address are kept in a dict.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Strangers fill the memory."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._met = {}

    def _guesses_of(self, address):
        since, guesses = self._met.get(address, (0, []))
        return guesses if self.clock() - since < 60 else []

    def _note_guess(self, address, code):
        guesses = self._guesses_of(address)
        if not guesses:
            self._met[address] = self.clock(), guesses
        guesses.append(code)
