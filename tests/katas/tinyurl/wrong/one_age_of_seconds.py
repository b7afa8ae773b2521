"""Links are kept for ten seconds, as that nobody has a code.

Stopped by: what a lost message leaves behind heals
"""

from dojo.parts import LRUCache

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """One age for both kinds."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._links = LRUCache(options.get("room", 1_000), self._link, 10, self.clock)
