"""What the alternatives in solutions/ promise beyond the lessons that they meet."""

from importlib import import_module
from random import Random
from typing import Any

import pytest


class Store:
    """A store in which nobody comes between."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls = 0
        self.kept: dict[str, tuple[Any, float]] = {}

    def look(self, key: str) -> tuple[Any, float]:
        """Return what is kept, and the time."""
        self.calls += 1
        value, ends = self.kept.get(key, (None, 0.0))
        return value if self.now < ends else None, self.now

    def swap(self, key: str, old: Any, new: Any, keep: float) -> bool:
        """Keep a value."""
        assert self.look(key)[0] == old
        self.kept[key] = new, self.now + keep
        return True


def limiter(name: str, limit: int, store: Store) -> Any:
    """Return an alternative in front of a store."""
    module = import_module(f"solutions.rate_limiter.{name}")
    return module.RateLimiter(limit, 60, store, lambda: store.now)


def let_in(name: str, limit: int, seconds: list[float]) -> list[float]:
    """Return when requests at these seconds got through."""
    store = Store()
    door = limiter(name, limit, store)
    got = []
    for store.now in seconds:
        if door.take("Ann") == 0:
            got.append(store.now)
    return got


def test_a_log_lets_no_more_than_its_limit_through_in_any_minute():
    dice = Random(7)
    got = let_in("sliding_log", 6, sorted(600 * dice.random() for _ in range(3_000)))

    assert max(sum(at <= other < at + 60 for other in got) for at in got) == 6


@pytest.mark.parametrize("name", ["fixed_window", "sliding_log"])
def test_a_window_tells_a_wait_after_which_one_gets_through(name):
    store = Store()
    door = limiter(name, 1, store)
    assert door.take("Ann") == 0

    store.now += door.take("Ann")

    assert store.now <= 60.01
    assert door.take("Ann") == 0


def test_tokens_decide_as_the_reference_does():
    dice, now, asks = Random(7), 0.0, []
    for _ in range(2_000):
        now += round(20 * dice.random(), 3)
        asks.append(now)

    assert let_in("token_bucket", 6, asks) == let_in("rate_limiter", 6, asks)


def test_leases_spare_the_store_and_keep_to_the_limit():
    store = Store()
    door = limiter("leases", 600, store)

    assert [door.take("Ann") for _ in range(600)] == [0] * 600
    assert store.calls <= 600 / 30 * 2
    assert door.take("Ann") > 0
    assert door.take("Ann", 30) > 0
