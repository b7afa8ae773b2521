"""An address that has guessed is refused for ever.

Stopped by: guesses are few and push nothing out
"""

from dojo.parts import LRUCache

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A block list."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._guesses = LRUCache(1_000, self._nobody, 1e9, self.clock)

    def _nobody(self, address):
        raise LookupError(address)
