"""Keeps tokens in floats, and tells exactly the wait that it computes.

Stopped by: the time that it tells is true
"""

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Right by the formula, and too early by a bit."""

    def take(self, caller: str, cost: int = 1) -> float:
        seen, now = self.store.look(caller)
        tokens, last = seen or (self.limit, now)
        tokens = min(self.limit, tokens + (now - last) * SECOND / self.every)
        if tokens < cost:
            return (cost - tokens) * self.every / SECOND
        self.store.swap(caller, seen, (tokens - cost, now))
        return 0
