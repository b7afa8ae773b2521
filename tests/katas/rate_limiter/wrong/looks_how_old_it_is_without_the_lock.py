"""Looks how old an outage is, and forgets it, in two steps.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The next outage begins between them."""

    def _tidy(self) -> None:
        if self._alone and self.clock() * SECOND - self._down_at >= self.per:
            self._alone.clear()
