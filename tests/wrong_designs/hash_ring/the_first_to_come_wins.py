"""Leaves a place on the ring to whoever came first.

Stopped by: adding twice is adding once and leaving leaves no trace
"""

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Told in another order, another ring."""

    def _rebuild(self) -> None:
        owner_at: dict[int, str] = {}
        for server, weight in self._weights.items():
            for number in range(100 * weight):
                owner_at.setdefault(self.hash_fn(f"{server}/{number}"), server)
        points = sorted(owner_at)
        owners = [owner_at[point] for point in points]
        self._ring = points, owners + owners[:1]
