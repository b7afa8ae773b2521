"""SIEVE: a queue in the order of arrival, and a hand that spares once what was used.

The hand moves from the oldest answer to the newest. What was used since the hand last passed is
spared, and the first that was not has to go. Better than LRU where many pages are asked for once,
and a hit moves nothing: it sets a bit. Gives up speed when it forgets and when other pages become
popular, and the lock, the life times and the shared trips of the reference. No help in a loop.

Source: Zhang, Yang, Yue, Vigfusson, Rashmi: SIEVE is Simpler than LRU. NSDI 2024.

Meets:
    asking again costs no trip
    memory is a budget
    a changed page takes no room from another
    that a page does not exist is worth remembering
    a bigger cache is not a slower one
    a change leaves other trips alone
"""

import time
from collections.abc import Callable, Hashable
from typing import Any


class _Link:
    """A place in the queue, which is a ring: its root stands between the newest and the oldest."""

    __slots__ = ("key", "newer", "older", "used", "value")
    key: Hashable
    value: Any
    used: bool
    older: "_Link"
    newer: "_Link"


class LRUCache:
    """Forgets as SIEVE does. Does not use `max_age` and `clock`: nothing goes stale."""

    def __init__(
        self,
        capacity: int,
        load: Callable[[Hashable], Any],
        max_age: float,  # noqa: ARG002 - the interface has it
        clock: Callable[[], float] = time.monotonic,  # noqa: ARG002 - the interface has it
    ) -> None:
        self.capacity = capacity
        self.load = load
        self._links: dict[Hashable, _Link] = {}
        self._hand = self._root = root = _Link()
        root.older = root.newer = root

    def get(self, key: Hashable) -> Any:
        """Return the answer for `key`: from memory, or by a trip. Cost: O(1) beside the trip."""
        link = self._links.get(key)
        if link is None:
            value = self.load(key)
            self.put(key, value)
            return value
        link.used = True
        return link.value

    def put(self, key: Hashable, value: Any) -> None:
        """Take `value` as the newest answer for `key`, which counts as a use.

        Cost: O(1) on average: the hand clears no more bits than uses have set.
        """
        link = self._links.get(key)
        if link is not None:
            link.value = value
            link.used = True
        elif self.capacity:
            if len(self._links) == self.capacity:
                self.forget(self._next_to_go())
            self._links[key] = link = _Link()
            link.key, link.value, link.used = key, value, False
            link.older, link.newer = self._root.older, self._root
            link.older.newer = link.newer.older = link

    def forget(self, key: Hashable) -> None:
        """Let go of the answer for `key`, if there is one: it holds no longer. Cost: O(1)."""
        link = self._links.pop(key, None)
        if link is not None:
            link.older.newer, link.newer.older = link.newer, link.older
            if self._hand is link:
                self._hand = link.newer

    def _next_to_go(self) -> Hashable:
        """Move the hand to an answer that was not used since it last passed."""
        hand = self._hand
        while hand is self._root or hand.used:
            hand.used = False
            hand = hand.newer
        self._hand = hand
        return hand.key
