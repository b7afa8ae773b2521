"""Rows are kept in a dict that nobody clears.

Stopped by: asking again costs no trip
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Fast, and it only grows."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._all = {}

    def _link(self, code):
        if code not in self._all:
            self._all[code] = super()._link(code)
        return self._all[code]

    def hear(self, text):
        self._all.pop(text, None)
        super().hear(text)
