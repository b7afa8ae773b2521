"""Keeps the points of who has left, and divides its pages by the servers that remain.

Stopped by: a server that leaves gives away only its own pages
"""

from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The second who leaves has the first one's pages dealt anew."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.here: set[str] = set()

    def add(self, *servers: str, weight: int = 1) -> None:
        super().add(*servers, weight=weight)
        self.here |= {*servers}

    def remove(self, server: str) -> None:
        self.here -= {server}

    def find(self, key: str) -> str:
        home, here = super().find(key), sorted(self.here)
        return home if home in here else here[self.hash_fn(key) % len(here)]
