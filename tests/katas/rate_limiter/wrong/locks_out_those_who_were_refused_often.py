"""Locks a caller out for a minute each time that it was refused a thousand times.

Stopped by: ten minutes at the door go by the rule
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A penalty that nobody decided on."""

    def _take_together(self, caller: str, cost: int) -> float:
        offenders = self.__dict__.setdefault("offenders", {})
        ends, refused = offenders.get(caller, (0, 0))
        if self.clock() < ends:
            return float(ends) - self.clock() + SPARE
        wait = super()._take_together(caller, cost)
        if wait:
            minute = self.per / SECOND * (refused % 1_000 == 999)
            offenders[caller] = self.clock() + minute, refused + 1
        return wait
