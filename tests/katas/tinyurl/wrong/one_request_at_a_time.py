"""One request at a time goes through the door: a slow one delays all others.

Stopped by: a server that dies costs nobody an answer
"""

from threading import RLock

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Safe, whoever comes."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._one = RLock()

    def send(self, request):
        with self._one:
            return super().send(request)
