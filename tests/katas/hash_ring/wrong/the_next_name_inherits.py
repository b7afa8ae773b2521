"""Keeps the points of who has left, and gives them all to the next by name.

Stopped by: all share what a fallen server leaves
"""

from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """One heir."""

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
        return next((name for name in here if name >= home), here[0])
