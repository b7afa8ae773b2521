"""Counts the age of an outage from its first failure.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A long outage is over before it ends."""

    def _take_alone(self, caller: str, cost: int) -> float:
        began = self._down_at if self._alone else int(self.clock() * SECOND)
        wait = super()._take_alone(caller, cost)
        self._down_at = began
        return wait
