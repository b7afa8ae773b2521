"""When there is no room for one more address, all are forgotten.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Bounded, and emptied by whoever has many addresses."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._met = {}

    def _guesses_of(self, address):
        first, codes = self._met.get(address, (0, []))
        return codes if self.clock() - first < 60 else []

    def _note_guess(self, address, code):
        with self._lock:
            codes = self._guesses_of(address)
            if not codes:
                if len(self._met) >= 1_000:
                    self._met.clear()
                self._met[address] = self.clock(), codes
            codes.append(code)
