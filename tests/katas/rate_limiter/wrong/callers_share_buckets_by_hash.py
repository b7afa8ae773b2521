"""Has a fixed number of counts, and finds a caller's by its hash.

Stopped by: a caller that is gone leaves nothing behind
"""

from zlib import crc32

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Two strangers, one count."""

    def _take_together(self, caller: str, cost: int) -> float:
        return super()._take_together(str(crc32(caller.encode()) % 65_536), cost)
