"""Shares the counts, and reads the time from its own clock.

Stopped by: all servers count by one clock
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """An instant of A means nothing to B."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, _ = self.store.look(caller)
            now = int(self.clock() * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if full_at == seen or self.store.swap(caller, seen, full_at, (full_at - now) / SECOND):
                return wait
