"""Pairs of place and server in one sorted list, changed in place; readers take the lock, too.

A server's points are put in and taken out one by one. Of two at one place the one that sorts first
wins, and the other stays in the list beside it.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable
from hashlib import md5
from threading import RLock


def place_of(text: str) -> int:
    """Return a place."""
    return int(md5(text.encode(), usedforsecurity=False).hexdigest()[:8], 16)


class HashRing:
    """Counts in quarters: four times what a server carries is less than five times its share."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.hash_fn = hash_fn
        self.pairs: list[tuple[int, str]] = []
        self.weights: dict[str, int] = {}
        self.busy: Counter[str] = Counter()
        self.lock = RLock()

    def add(self, *servers: str, weight: int = 1) -> None:
        if weight < 1:
            raise ValueError(weight)
        with self.lock:
            for server in servers:
                busy = self.busy[server]
                self.remove(server)
                self.weights[server] = weight
                self.busy[server] = busy
                for number in range(128 * weight):
                    insort(self.pairs, (self.hash_fn(f"{number}#{server}"), server))

    def remove(self, server: str) -> None:
        with self.lock:
            self.weights.pop(server, None)
            self.busy.pop(server, None)
            for at in range(len(self.pairs) - 1, -1, -1):
                if self.pairs[at][1] == server:
                    del self.pairs[at]

    def find(self, key: str) -> str:
        with self.lock:
            if not self.pairs:
                raise LookupError(key)
            at = bisect_left(self.pairs, (self.hash_fn(key), ""))
            return self.pairs[at if at < len(self.pairs) else 0][1]

    def find_copies(self, key: str, count: int) -> list[str]:
        with self.lock:
            at = bisect_left(self.pairs, (self.hash_fn(key), ""))
            found: list[str] = []
            for _, server in self.pairs[at:] + self.pairs[:at]:
                if len(found) < count and server not in found:
                    found.append(server)
            return found

    def take(self, key: str) -> str:
        with self.lock:
            requests, weights = self.busy.total() + 1, sum(self.weights.values())
            for server in self.find_copies(key, len(self.weights)):
                if 4 * weights * self.busy[server] < 5 * requests * self.weights[server]:
                    self.busy[server] += 1
                    return server
            raise LookupError(key)

    def give_back(self, server: str) -> None:
        with self.lock:
            if self.busy[server]:
                self.busy[server] -= 1
