"""Keeps instants in floats, and has no tolerance for their sums.

Stopped by: the time that it tells is true
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The sixth of six is lost."""

    def _take_together(self, caller: str, cost: int) -> float:
        seen, now = self.store.look(caller)
        full_at = max(seen or now, now) + cost * self.every / SECOND
        early = full_at - (now + self.per / SECOND)
        if early > 0:
            return early + SPARE
        self.store.swap(caller, seen, full_at, self.per / SECOND)
        return 0
