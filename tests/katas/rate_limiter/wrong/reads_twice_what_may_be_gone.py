"""Looks since when the store is well, and looks again; in between the next outage has begun.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """What was a time is None when it is read for the second time."""

    _well_since: float | None = None

    def _take_alone(self, caller: str, cost: int) -> float:
        self._well_since = None
        return super()._take_alone(caller, cost)

    def _tidy(self) -> None:
        if self._well_since is None:
            self._well_since = self.clock()
        if self.clock() - self._well_since >= 60:
            super()._tidy()
