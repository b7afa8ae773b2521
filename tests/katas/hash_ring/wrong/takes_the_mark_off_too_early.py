"""Builds the ring when somebody asks, and takes the mark off before it is built.

Stopped by: nobody ever sees half a ring
"""

from collections.abc import Iterator

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The second who asks meanwhile finds no mark, and the old ring."""

    is_old = False

    def _rebuild(self) -> None:
        self.is_old = True

    def fresh(self) -> None:
        """Build what has to be built."""
        if self.is_old:
            self.is_old = False
            super()._rebuild()

    def find(self, key: str) -> str:
        self.fresh()
        return super().find(key)

    def _servers_from(self, key: str) -> Iterator[str]:
        self.fresh()
        return super()._servers_from(key)
