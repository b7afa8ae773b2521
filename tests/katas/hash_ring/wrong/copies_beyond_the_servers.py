"""Makes as many copies as were asked for, also where there are fewer servers.

Stopped by: copies live on different servers
"""

from itertools import cycle, islice

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Begins again with the first."""

    def find_copies(self, key: str, count: int) -> list[str]:
        servers = super().find_copies(key, count)
        return [*islice(cycle(servers), count)]
