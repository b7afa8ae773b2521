"""Gives back whole tokens, and forgets the rest of the time at each request.

Stopped by: a refused request takes nothing and delays nothing
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Who asks often gets nothing."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        tokens, last = seen or (self.limit, now)
        tokens = min(self.limit, tokens + int((now - last) * SECOND / self.every))
        if tokens < cost:
            self.store.swap(caller, seen, (tokens, now))
            return (cost - tokens) * self.every / SECOND + SPARE
        self.store.swap(caller, seen, (tokens - cost, now))
        return 0
