"""Counts each caller by the minutes of the clock.

Stopped by: the limit does not double at the edge of a window
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Two full counts, a second apart."""

    def take(self, caller: str, cost: int = 1) -> float:
        window = f"{caller} {self.clock() * SECOND // self.per:.0f}"
        used, _ = self.store.look(window)
        if used == self.limit:
            return (self.per - self.clock() * SECOND % self.per) / SECOND
        self.store.swap(window, used, (used or 0) + 1)
        return 0
