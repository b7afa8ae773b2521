"""Looks only whether a cost is too large.

Stopped by: a request pays for the work it makes
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Minus five is a present."""

    def take(self, caller: str, cost: int = 1) -> float:
        if cost < 1:
            return self._take_together(caller, cost)
        return super().take(caller, cost)
