"""Asks whether the count is above the limit, and then counts: one too many gets through.

Stopped by: one noisy caller uses up only its own share
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError, Value
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A fence and its posts."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, full_at = super()._decide(seen, now, cost)
        if 0 < wait <= self.every / SECOND + SPARE:
            return 0, full_at + self.every
        return wait, full_at
