"""Tells a request that can never get through to come back.

Stopped by: a request pays for the work it makes
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A polite lie."""

    def take(self, caller: str, cost: int = 1) -> float:
        if cost > self.limit:
            return self.per / SECOND
        return super().take(caller, cost)
