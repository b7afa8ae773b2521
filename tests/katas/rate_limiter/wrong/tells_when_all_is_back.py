"""Tells when the caller will have everything again.

Stopped by: the time that it tells is true
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError, Value
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The reset time: true of something else."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, full_at = super()._decide(seen, now, cost)
        return (full_at - now) / SECOND + SPARE if wait else 0, full_at
