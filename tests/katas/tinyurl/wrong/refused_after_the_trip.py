"""An address that has guessed too often is refused after the stores were asked for it.

Stopped by: guesses are few and push nothing out
"""

from contextlib import suppress

from dojo.parts import UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """First the answer, then whether it may be given."""

    def follow(self, code, address):
        with suppress(UnknownCodeError):
            self._links.get(code)
        return super().follow(code, address)
