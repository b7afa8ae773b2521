"""Lets a request through if the store fails at its swap, and counts it nowhere.

Stopped by: an outage is no free pass
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The look went well, so it was decided; but what is not written is not known."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            try:
                if full_at == seen or self.store.swap(caller, seen, full_at, self.per / SECOND):
                    return wait
            except StoreDownError:
                return wait
