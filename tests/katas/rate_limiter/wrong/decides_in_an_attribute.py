"""Keeps what it is about to answer in an attribute that all threads share.

Stopped by: two simultaneous requests never use the same token
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Each thread answers for the one that decided last."""

    swaps = 0

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            self.wait, full_at = self._decide(seen, now, cost)
            if full_at == seen or self.store.swap(caller, seen, full_at, self.per / SECOND):
                self.swaps += 1
                return self.wait
