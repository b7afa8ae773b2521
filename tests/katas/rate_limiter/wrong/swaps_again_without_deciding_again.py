"""Looks again when a swap failed, and writes what it had decided before.

Stopped by: two simultaneous requests never use the same token
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """What B used is overwritten."""

    def _take_together(self, caller: str, cost: int) -> float:
        seen, seconds = self.store.look(caller)
        now = int(seconds * SECOND)
        wait, full_at = self._decide(seen, now, cost)
        while full_at != seen and not self.store.swap(caller, seen, full_at, self.per / SECOND):
            seen, _ = self.store.look(caller)
        return wait
