"""Lets a helper write when the store was well, and reads it again; the next outage was in between.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Between a call and the next line there is time as well."""

    _well_since: float | None = None

    def _take_alone(self, caller: str, cost: int) -> float:
        self._well_since = None
        return super()._take_alone(caller, cost)

    def _tidy(self) -> None:
        self._is_well()
        assert self._well_since is not None
        if self.clock() - self._well_since >= 60:
            super()._tidy()

    def _is_well(self) -> None:
        if self._well_since is None:
            self._well_since = self.clock()
