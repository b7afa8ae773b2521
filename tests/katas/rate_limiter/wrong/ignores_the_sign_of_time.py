"""Gives back for the time between two requests, in whichever direction it went.

Stopped by: a clock that goes back gives nothing away
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """abs() makes a clock that is wrong a generous one."""

    def _take_together(self, caller: str, cost: int) -> float:
        seen, now = self.store.look(caller)
        tokens, last = seen or (self.limit, now)
        tokens = min(self.limit, tokens + abs(now - last) * SECOND / self.every)
        took = tokens + 1e-6 >= cost
        self.store.swap(caller, seen, (tokens - cost * took, now), self.per / SECOND)
        return 0 if took else (cost - tokens) * self.every / SECOND + SPARE
