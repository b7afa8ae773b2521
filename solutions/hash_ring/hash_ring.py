"""A hash ring: the reference.

The ring is two lists that are never changed once they are made: the points, sorted, and beside
each its server. Where places coincide, all servers keep theirs, by name. A look-up reads both
lists at once, so that it sees one ring from beginning to end. A writer makes new lists and puts
them in place in one step. One lock keeps writers apart; look-ups need none.

Wrong designs in tests override _rebuild, _points_of and _servers_from; they read _ring, _weights,
_carried and _open, and take _lock.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice
from math import ceil
from threading import Lock
from zlib import crc32

POINTS = 100  # on the ring, for a server of weight 1
LIMIT = 1.25  # times its fair share of the open requests is what a server carries at most


def place_of(text: str) -> int:
    """Return the place of a text on the ring: 0 to 2**32 - 1, spread evenly."""
    # CRC-32 alone is linear: names that differ alike get places that differ alike, and the largest
    # of 100 servers has 1.8 fair shares. The product's upper half mixes them: 1.2, as with MD5.
    return (crc32(text.encode()) * 0x9E3779B97F4A7C15 >> 32) % 2**32


class HashRing:
    """Says on which server a key lives, from its name and the names of the servers alone.

    hash_fn  gives a text its place on the ring, from 0 to 2**32 - 1. It is asked for keys, and for
             servers: a server's name, with anything added to it. Servers may share a place; in
             which order they are found there follows from their names alone.

    All methods may be called by several threads at once. Each call takes effect as a whole.
    """

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.hash_fn = hash_fn
        self._lock = Lock()
        self._weights: dict[str, int] = {}
        self._carried: dict[str, int] = {}  # open requests of each server
        self._open = 0  # of all servers
        self._ring: tuple[list[int], list[str]] = [], []

    def add(self, *servers: str, weight: int = 1) -> None:
        """Let servers join. Each carries `weight` times what a server of weight 1 carries.

        A server that is there already has the new weight from now on, and keeps its requests. A
        server that joins or grows only takes pages; one that leaves or shrinks only gives them.
        `weight` is a whole number. Raises ValueError if it is below 1; nothing has changed then.
        """
        if weight < 1:
            raise ValueError(f"a weight is 1 or more, and this one is {weight}")
        with self._lock:
            for server in servers:
                self._weights[server] = weight
                self._carried.setdefault(server, 0)
            self._rebuild()

    def remove(self, server: str) -> None:
        """Let a server leave, and drop the requests that it carries. A stranger changes nothing."""
        with self._lock:
            self._weights.pop(server, None)
            self._open -= self._carried.pop(server, 0)
            self._rebuild()

    def find(self, key: str) -> str:
        """Return the server at the key's place on the ring, or else the next one along it.

        Raises LookupError while there is no server; IndexError and KeyError would be accidents.
        Cost: at most O(log servers), and no memory that grows with the keys.
        """
        points, owners = self._ring
        if not points:
            raise LookupError("there is no server")
        return owners[bisect_left(points, self.hash_fn(key))]

    def find_copies(self, key: str, count: int) -> list[str]:
        """Return `count` different servers for copies of `key`: none for 0, at most all.

        The first is the one that `find` returns. Each of the others is the one that `find` would
        return if those before it had left.
        """
        return list(islice(self._servers_from(key), count))

    def take(self, key: str) -> str:
        """Return the server that carries one more request for `key`, from now until `give_back`.

        It is the first, in the order of `find_copies`, that then carries no more than 1.25 times
        its fair share of all open requests, rounded up; shares go by weight. Raises LookupError
        while there is no server.
        """
        with self._lock:
            requests, weights = self._open + 1, sum(self._weights.values())
            for server in self._servers_from(key):
                share = requests * self._weights[server] / weights
                if self._carried[server] < ceil(LIMIT * share):
                    self._carried[server] += 1
                    self._open += 1
                    return server
        raise LookupError("there is no server")

    def give_back(self, server: str) -> None:
        """Note that one request that `server` carries is done.

        If it carries none, nothing changes: it has left, or has come back without its requests.
        """
        with self._lock:
            if self._carried.get(server):
                self._carried[server] -= 1
                self._open -= 1

    def _servers_from(self, key: str) -> Iterator[str]:
        """Yield each server once, as they come on the ring from the key's place on."""
        points, owners = self._ring
        first = bisect_left(points, self.hash_fn(key))
        seen = set()
        for place in range(first, first + len(points)):
            server = owners[place % len(points)]
            if server not in seen:
                seen.add(server)
                yield server

    def _rebuild(self) -> None:
        """Put the ring of the present members in place: of them alone, not of how they came."""
        places: list[int] = []
        names: list[str] = []
        for name in sorted(self._weights):
            points = self._points_of(name)
            places += points
            names += [name] * len(points)
        order = sorted(range(len(places)), key=places.__getitem__)  # at one place, by name
        owners = [names[index] for index in order]
        self._ring = [places[index] for index in order], owners + owners[:1]  # and round again

    def _points_of(self, server: str) -> list[int]:
        """Return the places where a server stands."""
        hash_fn, points = self.hash_fn, POINTS * self._weights[server]
        return [hash_fn(f"{server}/{number}") for number in range(points)]
