"""Takes one from every caller, whatever the request costs.

Stopped by: a request pays for the work it makes
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Counts what is easy to count."""

    def take(self, caller: str, cost: int = 1) -> float:
        return super().take(caller, min(1, cost) if cost <= self.limit else cost)
