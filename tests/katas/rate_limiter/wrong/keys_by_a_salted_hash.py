"""Finds a caller's count by hash(), which is another number in each process.

Stopped by: all servers count by one clock
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """One name, two keys."""

    def _take_together(self, caller: str, cost: int) -> float:
        return super()._take_together(f"caller {hash(caller)}", cost)
