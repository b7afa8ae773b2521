"""Gives a caller an end when it first writes, and none when it writes again.

Stopped by: a caller that is gone leaves nothing behind
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """SET without EX takes the end away."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if full_at == seen or self.store.swap(
                caller, seen, full_at, None if seen else self.per / SECOND
            ):
                return wait
