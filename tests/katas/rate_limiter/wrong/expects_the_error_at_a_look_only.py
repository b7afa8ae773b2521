"""Is ready for a store that fails at a look, and not at a swap.

Stopped by: a store that is down takes nobody down
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """The second step fails as well as the first."""

    def take(self, caller: str, cost: int = 1) -> float:
        if not 1 <= cost <= self.limit:
            raise ValueError(cost)
        try:
            self.store.look(caller)
        except StoreDownError:
            return self._take_alone(caller, cost)
        return self._take_together(caller, cost)
