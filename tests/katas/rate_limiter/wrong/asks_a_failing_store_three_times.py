"""Asks a store that is down twice more, for each request.

Stopped by: an outage is no free pass
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Help that keeps the patient down."""

    def _take_together(self, caller: str, cost: int) -> float:
        for _ in range(2):
            try:
                return super()._take_together(caller, cost)
            except StoreDownError:
                pass
        return super()._take_together(caller, cost)
