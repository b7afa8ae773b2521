"""Writes what it corrected at a refusal, without an end.

Stopped by: a clock that goes back locks nobody out
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Each failover leaves its callers behind."""

    def _take_together(self, caller: str, cost: int) -> float:
        while True:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            if full_at == seen or self.store.swap(
                caller, seen, full_at, None if wait else self.per / SECOND
            ):
                return wait
