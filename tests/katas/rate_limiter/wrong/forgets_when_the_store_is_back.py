"""Forgets what it let through as soon as the store answers.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A store that flickers is a free pass."""

    def _tidy(self) -> None:
        self._alone.clear()
