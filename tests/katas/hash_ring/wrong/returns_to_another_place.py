"""Takes a server that returns for a new one.

Stopped by: a server that leaves gives away only its own pages
"""

from collections import Counter
from collections.abc import Callable

from solutions.hash_ring.hash_ring import HashRing as Reference
from solutions.hash_ring.hash_ring import place_of


class HashRing(Reference):
    """What it still has in memory is looked for elsewhere."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        super().__init__(lambda text: hash_fn(text + self.times[text.partition("/")[0]] * "again"))
        self.times: Counter[str] = Counter()

    def remove(self, server: str) -> None:
        self.times[server] += 1
        super().remove(server)
