"""Gives one back at each tick of the clock, however short ago it was used.

Stopped by: the limit does not double at the edge of a window
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A tick comes at 60 s for everybody."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        every = self.every / SECOND
        tokens, last = seen or (self.limit, now // every)
        tokens = min(self.limit, tokens + now // every - last)
        if tokens < cost:
            return (now // every + cost - tokens) * every - now + SPARE
        self.store.swap(caller, seen, (tokens - cost, now // every))
        return 0
