"""Hands the store's error to whoever asked.

Stopped by: a store that is down takes nobody down
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The guard faints, and the door is shut."""

    def take(self, caller: str, cost: int = 1) -> float:
        if not 1 <= cost <= self.limit:
            raise ValueError(cost)
        return self._take_together(caller, cost)
