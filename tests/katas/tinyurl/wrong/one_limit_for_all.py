"""The guesses of all addresses are counted together.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """One guesser locks everybody out."""

    def _guesses_of(self, address):
        return super()._guesses_of("all")

    def _note_guess(self, address, code):
        super()._note_guess("all", code)
