"""Gives each caller its limit once in an outage, and nothing back.

Stopped by: an outage is no free pass
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A window as long as the outage."""

    def _take_alone(self, caller: str, cost: int) -> float:
        with self._lock:
            self._down_at = self.clock() * SECOND
            used = self._alone.get(caller, 0) + cost
            if used > self.limit:
                return self.every / SECOND
            self._alone[caller] = used
            return 0
