"""Counts in the memory of the process.

Stopped by: all servers count by one clock
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """As many limits as servers."""

    def _take_together(self, caller: str, cost: int) -> float:
        return self._take_alone(caller, cost)

    def _tidy(self) -> None:
        pass
