"""Counts refused requests like the others.

Stopped by: a refused request takes nothing and delays nothing
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError, Value

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A purchase of nothing."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, full_at = super()._decide(seen, now, cost)
        return wait, min(full_at + cost * self.every * (wait > 0), now + self.per)
