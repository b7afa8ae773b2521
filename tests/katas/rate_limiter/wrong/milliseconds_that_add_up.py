"""Rounds the time in which one comes back up to a millisecond.

Stopped by: the time that it tells is true
"""

from typing import Any

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A third of one, a hundred times."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.every = -(-self.every // 1_000_000) * 1_000_000
        self.per = self.every * self.limit
