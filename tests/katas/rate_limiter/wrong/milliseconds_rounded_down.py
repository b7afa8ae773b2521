"""Tells whole milliseconds, rounded down.

Stopped by: the time that it tells is true
"""

from solutions.rate_limiter.rate_limiter import SPARE, StoreDownError, Value
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Early by less than one, and early."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, full_at = super()._decide(seen, now, cost)
        return max(0.001, (wait - SPARE) * 1_000 // 1 / 1_000) if wait else 0, full_at
