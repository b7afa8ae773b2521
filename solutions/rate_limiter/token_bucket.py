"""Tokens, and when they were counted: the bucket as books draw it, two numbers a caller.

The same decisions as the reference. Better to read, and to ask "how many has Ann left?". Gives up a
number, and exactness: tokens are floats here, so that a hair of one counts as nothing missing.

Source: the token bucket of Stripe's limiters, and of Go's golang.org/x/time/rate, in spirit.

Meets:
    one noisy caller uses up only its own share
    the limit does not double at the edge of a window
    used requests come back one by one up to the limit
    a refused request takes nothing and delays nothing
    the time that it tells is true
    a request pays for the work it makes
    a caller that is gone leaves nothing behind
    all servers count by one clock
    a clock that goes back locks nobody out
    a clock that goes back gives nothing away
    two simultaneous requests never use the same token
    a request that was overtaken is decided anew
    a store that is down takes nobody down
    an outage is no free pass
    an outage is remembered for as long as it matters
    ten minutes at the door go by the rule
"""

from solutions.rate_limiter.rate_limiter import SECOND, SPARE, StoreDownError
from solutions.rate_limiter.rate_limiter import RateLimiter as Reference

__all__ = ["RateLimiter", "StoreDownError"]

HAIR = 1e-6  # of a token


class RateLimiter(Reference):
    """Plugs into the reference, which counts alone in an outage as it always does."""

    def _take_together(self, caller: str, cost: int) -> float:
        every = self.every / SECOND
        while True:
            seen, now = self.store.look(caller)
            tokens, then = seen or (self.limit, now)
            tokens = min(self.limit, tokens + max(0, now - then) / every)
            if tokens + HAIR < cost and now >= then:
                return float(cost - tokens) * every + SPARE
            taken = cost if tokens + HAIR >= cost else 0
            if self.store.swap(caller, seen, (tokens - taken, now), self.per / SECOND):
                return 0 if taken else float(cost - tokens) * every + SPARE
