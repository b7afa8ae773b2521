"""Remembers the instant of each guess itself, in a dict that drops the oldest address."""

from collections import OrderedDict

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A sliding window: an address is refused while it has made 20 guesses in the last minute."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._met = OrderedDict()

    def _guesses_of(self, address):
        return [at for at in self._met.get(address, []) if self.clock() - at < 60]

    def _note_guess(self, address, code):
        with self._lock:
            self._met[address] = [*self._guesses_of(address), self.clock()]
            self._met.move_to_end(address)
            while len(self._met) > 1_000:
                self._met.popitem(last=False)
