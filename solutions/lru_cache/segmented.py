"""Segmented LRU: a new answer is on probation, and protected once it is used again.

Both segments are LRU, and only probation forgets: what falls out of the protected segment goes
back to probation, as its newest. Better than LRU where many pages are asked for once: a crawler
passes through probation, and what people read stays. Gives up some speed, and the lock, the life
times and the shared trips of the reference. No help in a loop.

Source: Karedla, Love, Wherry: Caching Strategies to Improve Disk System Performance. IEEE Computer
27 (3), 1994.

Meets:
    asking again costs no trip
    memory is a budget
    a changed page takes no room from another
    that a page does not exist is worth remembering
    a bigger cache is not a slower one
    a change leaves other trips alone
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


class LRUCache:
    """Forgets what is on probation. Does not use `max_age` and `clock`: nothing goes stale."""

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,  # noqa: ARG002 - the interface has it
        clock: Callable[[], float] = time.monotonic,  # noqa: ARG002 - the interface has it
    ) -> None:
        self.capacity = capacity
        self.load = load
        self._probation: OrderedDict[Hashable, Any] = OrderedDict()
        self._protected: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """Return the answer for `key`: from memory, or by a trip. Cost: O(1) beside the trip."""
        protected = self._protected
        if key in protected:
            protected.move_to_end(key)
            return protected[key]
        value = self._probation[key] if key in self._probation else self.load(key)
        self.put(key, value)
        return value

    def put(self, key: Hashable, value: Any) -> None:
        """Take `value` as the newest answer for `key`, which counts as a use. Cost: O(1)."""
        probation, protected = self._probation, self._protected
        if key in probation or key in protected:
            probation.pop(key, None)
            protected[key] = value
            protected.move_to_end(key)
            if len(protected) > self.capacity * 4 // 5:
                fallen, its_value = protected.popitem(last=False)
                probation[fallen] = its_value
        else:
            probation[key] = value
            if len(probation) + len(protected) > self.capacity:
                probation.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """Let go of the answer for `key`, if there is one: it holds no longer. Cost: O(1)."""
        self._probation.pop(key, None)
        self._protected.pop(key, None)
