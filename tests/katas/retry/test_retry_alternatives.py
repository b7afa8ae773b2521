"""What the alternatives in solutions/retry promise beyond the lessons that they meet."""

from importlib import import_module
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from dojo.clock import Clock

from solutions.retry.retry import BusyError


def retry_of(name: str, **settings: Any) -> tuple[Any, Clock]:
    """Return a retry of this name, and its clock."""
    clock = Clock()
    make = import_module(f"solutions.retry.{name}").Retry
    return make(clock=clock, sleep=clock.nap, random=Random(3).random, **settings), clock


def pauses(name: str, many: int) -> list[float]:
    """Return the pauses of one call; the first is up to 1 s, the longest 8 s."""
    retry, clock = retry_of(
        name, tries=many + 1, first_pause=1.0, longest_pause=8.0, budget=10 * many
    )
    times: list[float] = []

    def busy(_: object) -> None:
        times.append(clock.now)
        raise BusyError

    with pytest.raises(BusyError):
        retry.call(busy, 1e6, idempotent=True)
    return [later - sooner for sooner, later in pairwise(times)]


def test_equal_jitter_never_comes_back_before_half_of_the_limit():
    made = pauses("equal_jitter", 40)

    assert len(made) == 40
    assert all(limit / 2 <= pause < limit for pause, limit in zip(made, (1, 2, 4), strict=False))
    assert all(4 <= pause < 8 for pause in made[3:])


def test_decorrelated_jitter_stays_between_first_and_longest_and_piles_up_there():
    made = pauses("decorrelated_jitter", 200)

    assert 1 <= min(made) < max(made) == 8
    assert made.count(8) > 20


@pytest.mark.parametrize(
    ("name", "tries"), [("retry", 110), ("every_call_earns", 119), ("grpc_throttle", 103)]
)
def test_a_dead_server_meets_so_many_tries_of_a_hundred_calls(name, tries):
    retry, _ = retry_of(name, tries=3, budget=10)
    made: list[object] = []

    def busy(a_try: object) -> None:
        made.append(a_try)
        raise BusyError

    for _ in range(100):
        with pytest.raises(BusyError):
            retry.call(busy, 60, idempotent=True)

    assert len(made) == tries
