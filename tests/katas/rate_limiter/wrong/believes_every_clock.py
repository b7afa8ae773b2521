"""Takes an instant in the future as it is.

Stopped by: a clock that goes back locks nobody out
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError, Value
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """An hour of waiting for half a second of use."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        full_at = max(seen or now, now)
        after = full_at + cost * self.every
        early = after - (now + self.per)
        return (early / SECOND + SPARE, full_at) if early > 0 else (0, after)
