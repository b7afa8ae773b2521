"""Guards looking and writing by a lock that only its own process knows.

Stopped by: two simultaneous requests never use the same token
"""

from threading import Lock

from solutions.rate_limiter.rate_limiter import SECOND, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


GUARD = Lock()


class RateLimiter(Reference):
    """The other server does not wait for it."""

    def _take_together(self, caller: str, cost: int) -> float:
        with GUARD:
            seen, seconds = self.store.look(caller)
            now = int(seconds * SECOND)
            wait, full_at = self._decide(seen, now, cost)
            self.store.swap(caller, seen, full_at, self.per / SECOND)
            return wait
