"""Counts right, and has one count for all callers.

Stopped by: one noisy caller uses up only its own share
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Whoever comes first has it all."""

    def take(self, caller: str, cost: int = 1) -> float:
        return super().take("everybody", cost)
