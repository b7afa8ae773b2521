"""Links are kept until a message says otherwise.

Stopped by: what a lost message leaves behind heals
"""

from dojo.parts import LRUCache

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The line never fails, does it."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._links = LRUCache(options.get("room", 1_000), self._link, 1e9, self.clock)
