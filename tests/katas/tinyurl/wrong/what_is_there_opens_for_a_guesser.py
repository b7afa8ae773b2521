"""Only a further unknown code is refused: a link that opens tells the guesser that it is one.

Stopped by: guesses are few and push nothing out
"""

from dojo.parts import UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, TooManyGuessesError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The good guess is answered."""

    def follow(self, code, address):
        if len(self._guesses_of(address)) >= 20:
            try:
                self._links.get(code)
            except UnknownCodeError:
                raise TooManyGuessesError from None
            self._guesses.forget(address)
        return super().follow(code, address)
