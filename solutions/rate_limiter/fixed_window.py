"""A count for each minute of the clock: one number, and the store ends it with the minute.

Better where a limit is a price list ("1,000 a day, from midnight on") and everybody should see when
it begins anew. Gives up the edge: twice the limit within a moment, and nothing for the rest of a
minute. GitHub's API tells its callers such a window.

Meets:
    one noisy caller uses up only its own share
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
        while True:
            used, now = self.store.look(caller)
            per = self.per / SECOND
            rest = per - now % per
            if (used or 0) + cost > self.limit:
                return rest + SPARE
            if self.store.swap(caller, used, (used or 0) + cost, rest):
                return 0
