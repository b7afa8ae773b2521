"""Counts for a hundred callers in an outage, and forgets the oldest for the next.

Stopped by: an outage is no free pass
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A bounded table, which strangers can turn over."""

    def _take_alone(self, caller: str, cost: int) -> float:
        if len(self._alone) > 100:
            with self._lock:
                self._alone.pop(next(iter(self._alone)))
        return super()._take_alone(caller, cost)
