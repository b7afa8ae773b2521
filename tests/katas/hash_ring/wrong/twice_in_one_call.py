"""Gives a server that is named twice in one call twice the weight.

Stopped by: adding a server twice is adding it once
"""

from collections import Counter

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """A list of servers may name one twice."""

    def add(self, *servers: str, weight: int = 1) -> None:
        for times in {*Counter(servers).values()}:
            named = [name for name in servers if servers.count(name) == times]
            super().add(*named, weight=weight * times)
