"""Begins a window with a caller's first request, and gives all back at its end.

Stopped by: used requests come back one by one up to the limit
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Nothing for fifty seconds, and then everything."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        began, used = seen or (now, 0)
        if now - began >= self.per / SECOND:
            began, used = now, 0
        if used + cost > self.limit:
            return began + self.per / SECOND - now + SPARE
        self.store.swap(caller, seen, (began, used + cost))
        return 0
