"""The structure alone, in a ring of links that are made once and used again.

One link, the root, is empty and stands between the newest answer and the oldest. A new answer goes
into the root, and the oldest's link becomes the root: the ring turns, and no link is moved. Better
where puts are many. Gives up the lock, the life times and the shared trips of the reference, takes
memory for its whole capacity at the start, and is harder to read than an ordered dict.

Source: `functools.lru_cache` of CPython.

Meets:
    asking again costs no trip
    memory is a budget
    the page idle longest is forgotten first
    a changed page takes no room from another
    that a page does not exist is worth remembering
    a bigger cache is not a slower one
    a change leaves other trips alone
    a whole day goes by the book
"""

import time
from collections.abc import Callable, Hashable
from typing import Any


class _Link:
    """A place in the ring, for one answer or none; an empty one may still have its last key."""

    __slots__ = ("key", "newer", "older", "value")
    key: Hashable
    value: Any
    older: "_Link"
    newer: "_Link"


class LRUCache:
    """Forgets the answer idle longest. Does not use `max_age` and `clock`: nothing goes stale."""

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
        ring = [_Link() for _ in range(capacity + 1)]
        for older, newer in zip(ring, ring[1:] + ring[:1], strict=True):
            older.newer, newer.older = newer, older
        self._root = ring[0]

    def get(self, key: Hashable) -> Any:
        """Return the answer for `key`: from memory, or by a trip. Cost: O(1) beside the trip."""
        link = self._links.get(key)
        if link is None:
            value = self.load(key)
            self.put(key, value)
            return value
        older, newer = link.older, link.newer
        older.newer = newer
        newer.older = older
        root = self._root
        newest = root.older
        newest.newer = root.older = link
        link.older = newest
        link.newer = root
        return link.value

    def put(self, key: Hashable, value: Any) -> None:
        """Take `value` as the newest answer for `key`, which counts as a use. Cost: O(1)."""
        links = self._links
        if key in links:
            self.get(key)
            links[key].value = value
            return
        root = self._root
        root.key = key
        root.value = value
        links[key] = root
        self._root = root = root.newer
        if len(links) > self.capacity:
            del links[root.key]
            root.value = None

    def forget(self, key: Hashable) -> None:
        """Let go of the answer for `key`, if there is one: it holds no longer. Cost: O(1)."""
        if key in self._links:
            self.get(key)  # its link is now the one before the root, and becomes the root
            self._root = link = self._links.pop(key)
            link.value = None
