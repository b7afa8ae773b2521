"""The instants of all requests of the last minute: exact, and as long as the limit.

Better where "never more than six in any sixty seconds" is a promise, to a bank or to a law, and
limits are small. Gives up memory: a number for each request that was let through.

Meets:
    one noisy caller uses up only its own share
    the limit does not double at the edge of a window
    two simultaneous requests never use the same token
    a request that was overtaken is decided anew
    a store that is down takes nobody down
    an outage is no free pass
    an outage is remembered for as long as it matters
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Plugs into the reference, which counts alone in an outage as it always does."""

    def _take_together(self, caller: str, cost: int) -> float:
        per = self.per / SECOND
        while True:
            seen, now = self.store.look(caller)
            log = [at for at in seen or () if at > now - per]
            too_many = len(log) + cost - self.limit
            if too_many > 0:
                return float(log[too_many - 1]) + per - now + SPARE
            if self.store.swap(caller, seen, (*log, *[now] * cost), per):
                return 0
