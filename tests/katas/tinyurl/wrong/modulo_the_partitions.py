"""A key's place is its hash modulo the number of partitions.

Stopped by: a new partition takes its share and nobody notices
"""

from zlib import crc32

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """One digit more, and most of them move."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._before = self._after = self._reads = _Modulo(self.stores)

    def grow(self, name, store):
        super().grow(name, store)
        self._after = _Modulo(self.stores)


class _Modulo:
    def __init__(self, names):
        self.names = sorted(names)

    def find(self, key):
        return self.names[crc32(key.encode()) % len(self.names)]
