"""Writers only note who is a member; the first look-up after a change builds the ring.

The members are a tuple that is replaced, and a ring knows of which members it was made: a reader
that finds an older one makes its own. Two may build at once, and build the same.
"""

from bisect import bisect_left
from collections.abc import Callable
from hashlib import sha256
from itertools import chain
from math import ceil
from threading import Condition
from typing import NamedTuple

Members = tuple[tuple[str, int], ...]


def place_of(text: str) -> int:
    """Return a place."""
    return int.from_bytes(sha256(text.encode()).digest()[:4], "little")


class Ring(NamedTuple):
    """Places in order, who stands at each, and for whom all of this was made."""

    members: Members
    places: list[int]
    owners: dict[int, list[str]]


class HashRing:
    """Forty points for a server, which is enough for four of them."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.hash_fn = hash_fn
        self.members: Members = ()
        self.built = Ring((), [], {})
        self.requests: list[str] = []
        self.turn = Condition()

    def add(self, *servers: str, weight: int = 1) -> None:
        if weight < 1:
            raise ValueError(weight)
        with self.turn:
            others = tuple(member for member in self.members if member[0] not in servers)
            self.members = others + tuple((server, weight) for server in servers)

    def remove(self, server: str) -> None:
        with self.turn:
            self.members = tuple(member for member in self.members if member[0] != server)
            self.requests = [carrier for carrier in self.requests if carrier != server]

    def ring(self) -> Ring:
        built, members = self.built, self.members
        if built.members is not members:
            owners: dict[int, list[str]] = {}
            for server, weight in sorted(members, reverse=True):
                for number in range(40 * weight):
                    owners.setdefault(self.hash_fn(f"{server} {number}"), []).append(server)
            self.built = built = Ring(members, sorted(owners), owners)
        return built

    def find(self, key: str) -> str:
        ring = self.ring()
        if not ring.places:
            raise LookupError(key)
        return ring.owners[
            ring.places[bisect_left(ring.places, self.hash_fn(key)) % len(ring.places)]
        ][0]

    def find_copies(self, key: str, count: int) -> list[str]:
        ring = self.ring()
        first = bisect_left(ring.places, self.hash_fn(key))
        along = chain(ring.places[first:], ring.places[:first])
        return [*dict.fromkeys(chain(*(ring.owners[place] for place in along)))][:count]

    def take(self, key: str) -> str:
        with self.turn:
            weights = dict(self.members)
            quarter = 1.25 * (len(self.requests) + 1) / max(1, sum(weights.values()))
            for server in self.find_copies(key, len(weights)):
                if self.requests.count(server) + 1 <= ceil(quarter * weights[server]):
                    self.requests.append(server)
                    return server
        raise LookupError(key)

    def give_back(self, server: str) -> None:
        with self.turn:
            if server in self.requests:
                self.requests.remove(server)
