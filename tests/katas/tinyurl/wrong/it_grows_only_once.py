"""Where keys lived at the start is taken for where they live before each move.

Stopped by: a new partition takes its share and nobody notices
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The second partition loses what is new."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._start = self._before

    def grow(self, name, store):
        super().grow(name, store)
        self._before = self._start
