"""Corrects an instant in the future, and writes only when it lets through.

Stopped by: a clock that goes back locks nobody out
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The same correction, each time anew."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if wait or self.store.swap(caller, seen, full_at, (full_at - now) / SECOND):
                return wait
