"""As soon as a partition has joined keys are looked for where they will live.

Stopped by: a new partition takes its share and nobody notices
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Nothing is there yet."""

    def grow(self, name, store):
        super().grow(name, store)
        self._reads = self._after
