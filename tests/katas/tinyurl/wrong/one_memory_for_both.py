"""Links and guesses share the room of one memory.

Stopped by: guesses are few and push nothing out
"""

from dojo.parts import LRUCache, UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Twenty guesses push three links out."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._fresh = self._links = _One(self, options.get("room", 1_000))


class _One:
    """Rows, and that there is none, with the time of their trip."""

    def __init__(self, server, room):
        self.server, self.clock = server, server.clock
        self.rows = LRUCache(room, self.load, 3_590, self.clock)

    def load(self, code):
        return self.server._trip(code), self.clock()  # noqa: SLF001  its own memory

    def get(self, code):
        row, since = self.rows.get(code)
        if row is None and self.clock() - since >= 10:
            self.rows.forget(code)
            row, _ = self.rows.get(code)
        if row is None:
            raise UnknownCodeError(code)
        return row

    def forget(self, code):
        self.rows.forget(code)
