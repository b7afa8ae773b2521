"""The lists are changed in place. Readers count themselves, and a writer waits until none is in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition

from solutions.hash_ring.hash_ring import HashRing as Reference
from solutions.hash_ring.hash_ring import place_of


class HashRing(Reference):
    """A lock that many readers may hold at once."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        super().__init__(hash_fn)
        self.changed = Condition()
        self.readers = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self.changed:
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    def add(self, *servers: str, weight: int = 1) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.readers == 0)
            super().add(*servers, weight=weight)

    def remove(self, server: str) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.readers == 0)
            super().remove(server)

    def _rebuild(self) -> None:
        points, owners = self._ring
        super()._rebuild()
        points[:], owners[:] = self._ring
        self._ring = points, owners

    def find(self, key: str) -> str:
        with self.reading():
            return super().find(key)

    def find_copies(self, key: str, count: int) -> list[str]:
        with self.reading():
            return super().find_copies(key, count)

    def take(self, key: str) -> str:
        with self.reading():
            return super().take(key)
