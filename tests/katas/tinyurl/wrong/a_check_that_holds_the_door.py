"""The door's lock is held while a server is asked whether it lives: if it hangs, all readers wait.

Stopped by: a server that dies costs nobody an answer
"""

from threading import RLock

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Nobody may come or go during a check."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._lock = RLock()

    def check(self, alive):
        with self._lock:
            super().check(alive)
