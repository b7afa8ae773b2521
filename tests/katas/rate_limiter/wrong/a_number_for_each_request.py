"""Keeps the instant at which each used request comes back.

Stopped by: a caller that is gone leaves nothing behind
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A thousand numbers for one caller."""

    def _take_together(self, caller: str, cost: int) -> float:
        seen, now = self.store.look(caller)
        back = [at for at in seen or () if at > now]
        for _ in range(cost):
            back.append(max(now, back[-1] if back else now) + self.every / SECOND)
        if len(back) > self.limit:
            return float(back[-1]) - self.per / SECOND - now + SPARE
        self.store.swap(caller, seen, tuple(back), self.per / SECOND)
        return 0
