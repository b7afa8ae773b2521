"""Saves up without end.

Stopped by: used requests come back one by one up to the limit
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A quiet night becomes a loud morning."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        tokens, last = seen or (self.limit, now)
        tokens = tokens + (now - last) * SECOND / self.every
        if tokens < cost:
            return (cost - tokens) * self.every / SECOND + SPARE
        self.store.swap(caller, seen, (tokens - cost, now))
        return 0
