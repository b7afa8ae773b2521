"""Every change is a job of a pool of one thread, and a Future brings its answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from solutions.hash_ring.hash_ring import HashRing as Reference
from solutions.hash_ring.hash_ring import place_of


class HashRing(Reference):
    """Look-ups read what is in place, and ask nobody."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        super().__init__(hash_fn)
        self.pool = ThreadPoolExecutor(1)

    def add(self, *servers: str, weight: int = 1) -> None:
        self.pool.submit(super().add, *servers, weight=weight).result()

    def remove(self, server: str) -> None:
        self.pool.submit(super().remove, server).result()

    def take(self, key: str) -> str:
        return self.pool.submit(super().take, key).result()

    def give_back(self, server: str) -> None:
        self.pool.submit(super().give_back, server).result()
