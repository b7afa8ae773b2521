"""What the alternatives in solutions/ promise beyond the lessons that they meet."""

from importlib import import_module
from random import Random
from typing import Any

import pytest


def cache_of(name: str, capacity: int) -> tuple[Any, list[int]]:
    """Return an LRU alternative whose trips bring the key itself, and the list of its trips."""
    trips: list[int] = []

    def load(key: int) -> int:
        trips.append(key)
        return key

    return import_module(f"solutions.lru_cache.{name}").LRUCache(capacity, load, 60), trips


@pytest.mark.parametrize("name", ["ordered_dict", "ring", "sieve", "segmented"])
@pytest.mark.parametrize("capacity", [0, 1, 3])
def test_an_alternative_forgets_what_it_is_told_to_and_keeps_its_budget(name, capacity):
    cache, trips = cache_of(name, capacity)

    for key in (1, 2, 1, 3):
        cache.get(key)
    cache.forget(3)
    cache.forget(3)
    before = len(trips)

    assert cache.get(3) == 3
    assert trips[before:] == [3]
    assert len(getattr(cache, "_answers", getattr(cache, "_links", ()))) <= capacity


@pytest.mark.parametrize("name", ["sieve", "segmented"])
def test_an_alternative_against_scans_keeps_what_was_used_twice(name):
    cache, trips = cache_of(name, capacity=5)

    for key in (1, 2, 1, 2, *range(10, 30)):
        cache.get(key)
    before = len(trips)
    cache.get(1)
    cache.get(2)

    assert trips[before:] == []


def test_the_alternative_in_a_ring_does_what_an_ordered_dict_does():
    dice = Random(7)
    for capacity in (0, 1, 2, 5):
        ours, our_trips = cache_of("ring", capacity)
        plain, plain_trips = cache_of("ordered_dict", capacity)
        for _ in range(2_000):
            key = int(dice.random() * 9)
            act = ("get", "get", "get", "put", "forget")[int(dice.random() * 5)]
            for cache in (ours, plain):
                getattr(cache, act)(key, *([key] if act == "put" else []))

        assert our_trips == plain_trips
