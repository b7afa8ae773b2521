"""Counts how often a server was added, and removes it as often.

Stopped by: leaving leaves no trace
"""

from collections import Counter
from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Added twice, removed once, still there."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.added: Counter[str] = Counter()

    def add(self, *servers: str, weight: int = 1) -> None:
        self.added.update(servers)
        super().add(*servers, weight=weight)

    def remove(self, server: str) -> None:
        self.added[server] -= 1
        if self.added[server] <= 0:
            super().remove(server)
