"""That nobody has a code is raised inside the load, and so it is never kept.

Stopped by: asking again costs no trip
"""

from dojo.parts import LRUCache, UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Each typing error is a trip."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._links = LRUCache(options.get("room", 1_000), self._row, 3_590, self.clock)

    def _row(self, code):
        row = self._trip(code)
        if row is None:
            raise UnknownCodeError(code)
        return row
