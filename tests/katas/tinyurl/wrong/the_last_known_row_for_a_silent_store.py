"""While the stores are silent whatever was known last is believed, however old it is.

Stopped by: a silent store has not said no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError, UnavailableError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Better an old answer than none."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._last = {}

    def _read(self, store, code):
        try:
            self._last[code] = super()._read(store, code)
        except (StoreDownError, UnavailableError):
            if code not in self._last:
                raise
        return self._last[code]

    def hear(self, text):
        self._last.pop(text, None)
        super().hear(text)
