"""What the alternative sources of codes promise beyond the lessons that they meet."""

import sqlite3
from importlib import import_module
from itertools import chain, repeat
from typing import Any

import pytest

from solutions.url_shortener.url_shortener import ALPHABET, NoCodeError, decode


@pytest.fixture
def connect():
    """Let each test have a store, which is closed when it is over."""
    store = sqlite3.connect(":memory:", isolation_level=None)
    yield lambda: store
    store.close()


def source(name: str, connect: Any, links: int = 30_000_000_000, *place: int) -> Any:
    """Return the shortener of an alternative."""
    return import_module(f"solutions.url_shortener.{name}").Shortener(
        connect, "sho.rt", links, *place
    )


def test_an_alternative_that_leases_never_repeats_and_leaves_a_gap(connect):
    before = source("leased_ranges", connect)
    numbers = [decode(before.draw()) for _ in range(1_500)]
    after_a_crash = source("leased_ranges", connect)

    assert numbers == list(range(1_500))
    assert decode(after_a_crash.draw()) == 2_000


def test_the_alternative_that_scatters_uses_every_code_once_and_says_when_none_is_left(connect):
    shortener = source("scattered_counter", connect, 38)
    codes = [shortener.draw() for _ in range(62**2)]

    assert sorted(codes) == sorted(first + second for first in ALPHABET for second in ALPHABET)
    with pytest.raises(NoCodeError, match="all 3,844 codes"):
        shortener.draw()


def test_the_alternative_of_twitter_counts_within_a_millisecond_and_then_waits(connect):
    shortener = source("snowflake", connect, 38, 5, 8)
    first, second = 1_700_000_000_000, 1_700_000_000_001
    times = chain(repeat(first, 4_098), repeat(second))
    shortener.clock = lambda: next(times) * 1_000_000
    numbers = [decode(shortener.draw()) for _ in range(4_097)]

    assert [number & 0xFFF for number in numbers] == [*range(4_096), 0]
    assert {number >> 12 & 0x3FF for number in numbers} == {5}
    assert (numbers[-1] >> 22) - (numbers[0] >> 22) == 1


def test_the_alternative_of_twitter_refuses_while_its_clock_is_behind(connect):
    shortener = source("snowflake", connect)
    times = iter([1_700_000_000_010, 1_700_000_000_003, 1_700_000_000_010])
    shortener.clock = lambda: next(times) * 1_000_000
    shortener.draw()

    with pytest.raises(NoCodeError, match="7 ms behind"):
        shortener.draw()
    shortener.draw()
