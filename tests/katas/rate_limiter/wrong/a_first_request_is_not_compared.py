"""Compares when it knows a caller, and takes a first request as it comes.

Stopped by: two simultaneous requests never use the same token
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Nothing can change, too."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if (
                full_at == seen
                or self.store.swap(caller, seen, full_at, (full_at - now) / SECOND)
                or seen is None
            ):
                return wait
