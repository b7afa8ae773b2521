"""Lets a request through if there is one left, and takes all that it costs.

Stopped by: a request pays for the work it makes
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError, Value

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The next caller pays."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, _ = super()._decide(seen, now, 1)
        _, full_at = super()._decide(seen, now, 0)
        return wait, full_at if wait else full_at + cost * self.every
