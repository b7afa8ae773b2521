"""Keeps what is known of a caller until this one request is back, and not all of them.

Stopped by: used requests come back one by one up to the limit
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The last request alone does not say when all is back."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            keep = cost * self.every / SECOND
            if full_at == seen or self.store.swap(caller, seen, full_at, keep):
                return wait
