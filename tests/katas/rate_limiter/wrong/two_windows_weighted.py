"""Weighs the window before with the share of it that lies in the last minute.

Stopped by: used requests come back one by one up to the limit
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """As if the requests of a minute had come evenly."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        window, into = divmod(now, self.per / SECOND)
        last, used, before = seen or (window, 0, 0)
        if window != last:
            used, before = 0, used * (window == last + 1)
        if before * (1 - into * SECOND / self.per) + used + cost > self.limit:
            return self.per / SECOND - into
        self.store.swap(caller, seen, (window, used + cost, before))
        return 0
