"""Keeps the instants of the last minute's requests, and lets in while there are fewer than six.

Stopped by: used requests come back one by one up to the limit
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """What was used at once comes back at once."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        log = [at for at in seen or () if at > now - self.per / SECOND]
        if len(log) + cost > self.limit:
            return float(log[0]) + self.per / SECOND - now + SPARE
        self.store.swap(caller, seen, (*log, *[now] * cost))
        return 0
