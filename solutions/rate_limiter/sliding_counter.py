"""Two windows of the clock, the one before weighed with its share of the last minute.

Better where windows are counted already, and their edges hurt: three numbers, no log. Gives up
exactness, since it takes the requests of a minute for evenly spread, and a wait that is true: it
tells when the window ends.

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
            window, into = divmod(now, per)
            last, used, before = seen or (window, 0, 0)
            if window != last:
                used, before = 0, used * (window == last + 1)
            if before * (1 - into / per) + used + cost > self.limit:
                return per - into + SPARE
            if self.store.swap(caller, seen, (window, used + cost, before), 2 * per - into):
                return 0
