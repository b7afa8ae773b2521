"""Takes all that is left from a request that is too large, and refuses it.

Stopped by: a request pays for the work it makes
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError, Value

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Half a purchase."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        wait, full_at = super()._decide(seen, now, cost)
        return wait, now + self.per if wait and cost > 1 else full_at
