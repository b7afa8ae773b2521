"""Keeps what it let through in an outage for ever.

Stopped by: an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Each bad day leaves its callers behind."""

    def _tidy(self) -> None:
        pass
