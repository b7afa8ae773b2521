"""Looks once more after each swap, to be sure that it was kept.

Stopped by: ten minutes at the door go by the rule
"""

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Half as much work again for the store."""

    def _take_together(self, caller: str, cost: int) -> float:
        wait = super()._take_together(caller, cost)
        self.store.look(caller)
        return wait
