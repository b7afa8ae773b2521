"""An error of a store is read as an empty answer.

Stopped by: a silent store has not said no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Posters are thrown away for less."""

    def _read(self, store, code):
        try:
            return super()._read(store, code)
        except (StoreDownError, UnavailableError):
            return None
