"""Counts alone without a lock, as it is only one server.

Stopped by: an outage is no free pass
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """It has many threads."""

    def _take_alone(self, caller: str, cost: int) -> float:
        now = self._down_at = int(self.clock() * SECOND)
        wait, self._alone[caller] = self._decide(self._alone.get(caller), now, cost)
        return wait
