"""Takes a caller that it knows from the future for a new one.

Stopped by: a clock that goes back gives nothing away
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError, Value

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """A failover gives everybody everything."""

    def _decide(self, seen: Value | None, now: int, cost: int) -> tuple[float, int]:
        if seen is not None and seen > now + self.per:
            seen = None
        return super()._decide(seen, now, cost)
