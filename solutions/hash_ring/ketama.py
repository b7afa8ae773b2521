"""Ketama, as libmemcached has it: the ring that memcached clients of many languages agree on.

Four points a digest of MD5, 160 points a server. A key is on the same server as by libmemcached's
weighted ketama and by twemproxy, which is what it is for. Gives up the free choice of a hash
function, and a little calm: how many points a server has follows from its part of all weights, in
single precision, so that at some numbers of servers, 25 for one, all have 156.

Source: libketama, Last.fm 2007; libmemcached 1.1.4, whose answers are in tests/vectors.

Meets:
    a newcomer takes pages and nobody else trades theirs
    every front end finds a page on the same server
    a server that leaves gives away only its own pages
    each server carries a fair share
    all share what a fallen server leaves
    finding a page costs no more with more pages and hardly more with more servers
    copies live on different servers
    leaving leaves no trace
    servers that share a place are found in one order everywhere
    a page that everybody wants is carried by more than one
    a request that is done is no load any more
    nobody ever sees half a ring
    calls that meet end as if one had come after the other
"""

from collections.abc import Callable
from hashlib import md5
from struct import pack, unpack

from solutions.hash_ring.hash_ring import HashRing as Reference

LABELS = 40  # to hash for a server of average weight, each for four points
PORT = ":11211"  # memcached's own is left out of the labels


def place_of(text: str) -> int:
    """Return the place of a key: the first four bytes of its digest, the lowest first."""
    return _places(text)[0]


def _places(text: str) -> tuple[int, ...]:
    """Return the four places that a digest holds."""
    return unpack("<4I", md5(text.encode(), usedforsecurity=False).digest())


class HashRing(Reference):
    """Names are "host:port". The hash function is asked for keys; a server's points are MD5's."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        super().__init__(hash_fn)

    def _points_of(self, server: str) -> list[int]:
        """Return the places where a server stands."""
        part = _single(self._weights[server] / sum(self._weights.values()))
        labels = int(_single(_single(part * LABELS) * len(self._weights)))
        name = server.removesuffix(PORT)
        return [place for number in range(labels) for place in _places(f"{name}-{number}")]


def _single(number: float) -> float:
    """Return the number as single precision keeps it."""
    return float(unpack("f", pack("f", number))[0])
