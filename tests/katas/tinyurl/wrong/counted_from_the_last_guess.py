"""Each guess makes all that were before it young again.

Stopped by: guesses are few and push nothing out
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A reader who mistypes now and then is never forgiven."""

    def _note_guess(self, address, code):
        with self._lock:
            self._guesses.put(address, [*self._guesses_of(address), code])
