"""Rows are fetched first and put into the cache then: a late answer is kept.

Stopped by: what changes at one server changes at all
"""

from dojo.parts import LRUCache, UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Get, and then put."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._links = LRUCache(options.get("room", 1_000), self._none, 3_590, self.clock)

    def _none(self, code):
        raise LookupError(code)

    def follow(self, code, address):
        try:
            self._links.get(code)
        except LookupError:
            row = self._fresh.get(code)
            if row is not None:
                self._links.put(code, row)
        links, self._links = self._links, _Or(self._links, self._fresh)
        try:
            return super().follow(code, address)
        finally:
            self._links = links


class _Or:
    """First one memory, then the other."""

    def __init__(self, links, fresh):
        self.links, self.fresh = links, fresh

    def get(self, code):
        try:
            return self.links.get(code)
        except LookupError:
            row = self.fresh.get(code)
            if row is None:
                raise UnknownCodeError(code) from None
            return row

    def forget(self, code):
        self.links.forget(code)
