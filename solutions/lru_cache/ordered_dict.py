"""The structure alone, in the fewest lines: an ordered dict, the page idle longest first.

Better where one thread asks and nothing goes stale: it is what most programs need, and is read at
a glance. Gives up the lock, the life times and the shared trips of the reference.

Source: the recipes for `collections.OrderedDict` in Python's documentation.

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
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any


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
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, key: Hashable) -> Any:
        """Return the answer for `key`: from memory, or by a trip. Cost: O(1) beside the trip."""
        answers = self._answers
        if key in answers:
            answers.move_to_end(key)
            return answers[key]
        value = self.load(key)
        self.put(key, value)
        return value

    def put(self, key: Hashable, value: Any) -> None:
        """Take `value` as the newest answer for `key`, which counts as a use. Cost: O(1)."""
        answers = self._answers
        answers[key] = value
        answers.move_to_end(key)
        if len(answers) > self.capacity:
            answers.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """Let go of the answer for `key`, if there is one: it holds no longer. Cost: O(1)."""
        self._answers.pop(key, None)
