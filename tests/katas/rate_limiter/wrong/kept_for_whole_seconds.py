"""Keeps what is known of a caller for whole seconds, rounded down.

Stopped by: the time that it tells is true
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Less than a second is nothing at all."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            keep = (full_at - now) // SECOND
            if full_at == seen or self.store.swap(caller, seen, full_at, keep):
                return wait
