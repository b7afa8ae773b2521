"""The ring of nginx, `hash ... consistent`: CRC-32, each point hashed from the one before it.

160 points a server and weight, as ketama has, and other ones: nginx and a memcached client do not
find a key on the same server. Gives up the free choice of a hash function, and some fairness, since
CRC-32 is linear: the more servers, the more the largest share exceeds that of a ring with MD5.

Source: nginx 1.22.1, whose answers are in tests/vectors; ngx_http_upstream_hash_module.c.

Meets:
    a newcomer takes pages and nobody else trades theirs
    every front end finds a page on the same server
    a server that leaves gives away only its own pages
    each server carries a fair share
    all share what a fallen server leaves
    finding a page costs no more with more pages and hardly more with more servers
    a server twice as big carries twice as much
    copies live on different servers
    adding a server twice is adding it once
    leaving leaves no trace
    servers that share a place are found in one order everywhere
    a page that everybody wants is carried by more than one
    a request that is done is no load any more
    nobody ever sees half a ring
    calls that meet end as if one had come after the other
"""

from collections.abc import Callable
from zlib import crc32

from solutions.hash_ring.hash_ring import HashRing as Reference

POINTS = 160  # for a server of weight 1


def place_of(text: str) -> int:
    """Return the place of a key."""
    return crc32(text.encode())


class HashRing(Reference):
    """Names are "host:port". The hash function is asked for keys; points are chained CRC-32."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        super().__init__(hash_fn)

    def _points_of(self, server: str) -> list[int]:
        """Return the places where a server stands."""
        base = crc32(server.replace(":", "\0").encode())
        points = [0]
        for _ in range(POINTS * self._weights[server]):
            points.append(crc32(points[-1].to_bytes(4, "little"), base))
        return points[1:]
