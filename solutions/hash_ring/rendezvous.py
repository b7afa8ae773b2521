"""Rendezvous, or highest random weight: every server draws a lot for the key, the highest has it.

Nothing is kept but the members. As even as lots are, a weight is exact, and who leaves is followed
by those who drew next, for each key others. Better than a ring where there are few servers. Gives
up speed: a look-up asks every server.

Source: Thaler, Ravishankar: A Name-Based Mapping Scheme for Rendezvous. 1996; the weights by a
logarithm: Schindelhauer, Schomaker: Weighted Distributed Hash Tables. SPAA 2005.

Meets:
    a newcomer takes pages and nobody else trades theirs
    every front end finds a page on the same server
    a server that leaves gives away only its own pages
    each server carries a fair share
    all share what a fallen server leaves
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

from collections.abc import Iterator
from math import log

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Finds a key with the server whose lot for it is the highest. No ring at all."""

    _members: tuple[tuple[str, int], ...] = ()

    def find(self, key: str) -> str:
        """Return the server on which `key` lives. Raises LookupError while there is none.

        Cost: O(servers).
        """
        lots = self._lots(key)
        if not lots:
            raise LookupError("there is no server")
        return max(lots)[1]

    def _servers_from(self, key: str) -> Iterator[str]:
        """Yield each server once, the highest lot first."""
        return (server for _, server in sorted(self._lots(key), reverse=True))

    def _lots(self, key: str) -> list[tuple[float, str]]:
        """Return the lots that the servers draw for a key: of weight 2, twice as often the best."""
        return [
            (weight / -log((self.hash_fn(f"{server}/{key}") + 0.5) / 2**32), server)
            for server, weight in self._members
        ]

    def _rebuild(self) -> None:
        """Put the present members in place."""
        self._members = (*self._weights.items(),)
