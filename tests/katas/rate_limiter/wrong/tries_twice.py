"""Tries again once, and then refuses.

Stopped by: a request that was overtaken is decided anew
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Enough in the office, too little at noon."""

    def _take_together(self, caller: str, cost: int) -> float:
        for _ in range(2):
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if full_at == seen or self.store.swap(caller, seen, full_at, (full_at - now) / SECOND):
                return wait
        return self.every / SECOND + SPARE
