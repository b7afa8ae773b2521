"""The ring is cut into 128 arcs, each with the points on it.

A look-up goes to its arc at once and looks along a few points. Every place keeps all who claim it,
so that a server's arcs can be mended without hashing anybody else's name.
"""

import threading
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil
from zlib import adler32, crc32

Arc = tuple[tuple[int, tuple[str, ...]], ...]
ARCS = 128
WIDTH = 2**32 // ARCS


def place_of(text: str) -> int:
    """Return a place."""
    mixed = crc32(text.encode()) ^ adler32(text.encode())
    for factor in (0x85EBCA6B, 0xC2B2AE35):  # the end of MurmurHash3
        mixed = (mixed ^ mixed >> 15) * factor % 2**32
    return mixed ^ mixed >> 16


class HashRing:
    """A tuple of arcs, replaced as a whole."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.hash_fn = hash_fn
        self.arcs: tuple[Arc, ...] = ((),) * ARCS
        self.weights: dict[str, int] = {}
        self.load: dict[str, int] = {}
        self.writing = threading.Lock()

    def points(self, server: str, weight: int) -> list[int]:
        return [self.hash_fn(f"{server}@{number}") for number in range(50 * weight)]

    def redraw(self, gone: dict[str, int], come: dict[str, int]) -> None:
        claims = {place: {*names} - {*gone} for arc in self.arcs for place, names in arc}
        for server, weight in come.items():
            for place in self.points(server, weight):
                claims.setdefault(place, set()).add(server)
        arcs: list[list[tuple[int, tuple[str, ...]]]] = [[] for _ in range(ARCS)]
        for place in sorted(place for place, names in claims.items() if names):
            arcs[place // WIDTH].append((place, tuple(sorted(claims[place]))))
        self.arcs = tuple(map(tuple, arcs))

    def add(self, *servers: str, weight: int = 1) -> None:
        if weight < 1:
            raise ValueError(weight)
        with self.writing:
            come = dict.fromkeys(servers, weight)
            self.redraw(self.weights, self.weights | come)
            self.weights = self.weights | come
            self.load = dict.fromkeys(come, 0) | self.load

    def remove(self, server: str) -> None:
        with self.writing:
            if server in self.weights:
                self.redraw({server: 0}, {})
                self.weights = {name: w for name, w in self.weights.items() if name != server}
                del self.load[server]

    def along(self, key: str) -> Iterator[str]:
        arcs, place = self.arcs, self.hash_fn(key)
        first = place // WIDTH
        yield from (name for at, names in arcs[first] if at >= place for name in names)
        for number in range(first + 1, first + ARCS):
            yield from (name for _, names in arcs[number % ARCS] for name in names)
        yield from (name for at, names in arcs[first] if at < place for name in names)

    def find(self, key: str) -> str:
        for server in self.along(key):
            return server
        raise LookupError(key)

    def find_copies(self, key: str, count: int) -> list[str]:
        found: dict[str, None] = {}
        for server in self.along(key):
            found[server] = None
            if len(found) == count:
                break
        return [*found][:count]

    def take(self, key: str) -> str:
        with self.writing:
            part = Fraction(5, 4) * (sum(self.load.values()) + 1)
            for server in self.find_copies(key, len(self.weights)):
                limit = ceil(part * self.weights[server] / sum(self.weights.values()))
                if self.load[server] < limit:
                    self.load[server] += 1
                    return server
        raise LookupError(key)

    def give_back(self, server: str) -> None:
        with self.writing:
            if self.load.get(server, 0) > 0:
                self.load[server] -= 1
