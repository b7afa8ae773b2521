"""Counts alone from the first outage on.

Stopped by: a store that is down takes nobody down
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The outage ended; nobody told the server."""

    def _take_together(self, caller: str, cost: int) -> float:
        if self._alone:
            raise StoreDownError
        return super()._take_together(caller, cost)
