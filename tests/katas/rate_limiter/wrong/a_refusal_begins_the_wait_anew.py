"""Sends a caller that asks too early to the end of its wait.

Stopped by: a refused request takes nothing and delays nothing
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError, Value
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Do not ask, or you will wait longer."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, full_at = super()._decide(seen, now, cost)
        return (self.every / SECOND + SPARE, now + self.per) if wait else (0, full_at)
