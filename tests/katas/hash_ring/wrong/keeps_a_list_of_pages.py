"""Writes down where each page was found, and looks there first.

Stopped by: finding a page costs no more with more pages and hardly more with more servers
"""

from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The list is as long as the web, and read from its beginning."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.known: list[tuple[str, str]] = []

    def _rebuild(self) -> None:
        super()._rebuild()
        self.known = []

    def find(self, key: str) -> str:
        for known, server in self.known:
            if known == key:
                return server
        server = super().find(key)
        self.known.append((key, server))
        return server
