"""Does not look at costs while the store is down.

Stopped by: an outage is no free pass
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """An export is a link, for today."""

    def _take_alone(self, caller: str, cost: int) -> float:
        return super()._take_alone(caller, 1)
