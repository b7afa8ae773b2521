"""Begins to count anew when the last failure is half a minute ago.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Two outages, two limits."""

    def _take_alone(self, caller: str, cost: int) -> float:
        if self.clock() * SECOND - self._down_at > 30 * SECOND:
            self._alone.clear()
        return super()._take_alone(caller, cost)
