"""Swaps, and does not look at the answer.

Stopped by: two simultaneous requests never use the same token
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """It was told that it came too late."""

    def _take_together(self, caller: str, cost: int) -> float:
        seen, seconds = self.store.look(caller)
        now = int(seconds * SECOND)
        wait, full_at = self._decide(seen, now, cost)
        self.store.swap(caller, seen, full_at, self.per / SECOND)
        return wait
