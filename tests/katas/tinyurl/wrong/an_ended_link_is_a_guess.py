"""A link that has ended counts as a guess.

Stopped by: guesses are few and push nothing out
"""

from dojo.parts import EndedError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Whatever does not open is suspicious."""

    def follow(self, code, address):
        try:
            return super().follow(code, address)
        except EndedError:
            self._note_guess(address, code)
            raise
