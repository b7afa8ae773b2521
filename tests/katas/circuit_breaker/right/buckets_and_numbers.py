"""Counts in a bucket for each second, gives each state a number, and judges at every end.

A block is an object of a class, and nothing is a generator.
"""

import random
import threading
import time
from collections.abc import Callable, Mapping


class RefusedError(Exception):
    """The call was not let in."""


class FullError(RefusedError):
    """There is no place."""


class OpenError(RefusedError):
    """The service is left alone."""


class Door:
    """One service."""

    def __init__(self, name: str, room: int) -> None:
        self.name, self.room, self.inside = name, room, 0
        self.state, self.number, self.until, self.tries = "closed", 0, 0.0, 0
        self.buckets: dict[int, list[int]] = {}

    def change(self, state: str) -> None:
        self.state = state
        self.number += 1
        self.buckets = {}


class Block:
    """One call."""

    def __init__(self, guard: "Guard", door: Door) -> None:
        self.guard, self.door, self.number, self.began = guard, door, 0, 0.0

    def __enter__(self) -> float:
        guard, door = self.guard, self.door
        with guard.lock:
            now = guard.clock()
            if door.state != "closed" and now < door.until:
                raise OpenError(door.name)
            if door.inside == door.room:
                raise FullError(door.name)
            door.inside += 1
            if door.state != "closed":
                door.tries += door.state == "trying"  # the one before hangs
                door.change("trying")
                door.until = now + guard.limit + guard.pause(door, 1)
            self.number, self.began = door.number, now
        return guard.limit

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        guard, door = self.guard, self.door
        with guard.lock:
            door.inside -= 1
            said = guard.end(self, error) if self.number == door.number else ""
        if said:
            guard.tell(door.name, said)


class Guard:
    """A door for each service."""

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.limit, self.clock, self.tell, self.random = limit, clock, tell, random
        self.lock = threading.RLock()
        self.doors = {name: Door(name, room) for name, room in rooms.items()}

    def call(self, dependency: str) -> Block:
        return Block(self, self.doors[dependency])

    def pause(self, door: Door, more: int = 0) -> float:
        return min(30, 5 * (1 << min(9, door.tries + more))) * (1 - self.random() / 2)

    def end(self, block: Block, error: BaseException | None) -> str:
        door, now = block.door, self.clock()
        late = now - block.began > self.limit
        if error is not None and not isinstance(error, Exception) and not late:
            if door.state == "trying":
                door.change("open")
                door.until = now
            return ""
        bad = late or isinstance(error, OSError)
        if door.state == "closed":
            return self.count(door, now, int(bad))
        if not bad:
            door.tries = 0
            door.change("closed")
            return "closed"
        door.tries += 1
        door.change("open")
        door.until = (block.began + self.limit if late else now) + self.pause(door)
        return ""

    def count(self, door: Door, now: float, bad: int) -> str:
        second = int(now)
        door.buckets.setdefault(second, [0, 0])[bad] += 1
        door.buckets = {s: counts for s, counts in door.buckets.items() if s >= second - 10}
        good, bads = map(sum, zip(*door.buckets.values(), strict=True))
        if not bad or good + bads < 10 or bads < good:
            return ""
        door.tries = 0
        door.change("open")
        door.until = now + self.pause(door)
        return "open"
