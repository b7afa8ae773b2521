"""Lets nobody make two requests at once: they have to be per / limit seconds apart.

Stopped by: one noisy caller uses up only its own share
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError, Value
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A rate without a burst."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        full_at = max(seen or now, now)
        if full_at > now:
            return (full_at - now) / SECOND + SPARE, full_at
        return 0, now + cost * self.every
