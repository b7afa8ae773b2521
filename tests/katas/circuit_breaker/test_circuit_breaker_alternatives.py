"""What the alternatives in solutions/ promise, and what lessons and guide say of their numbers."""

from collections.abc import Sequence
from importlib import import_module
from itertools import repeat
from typing import Any

import pytest
from dojo import design

from tests.prose import printed_for, table_rows, text_of


def guard_of(name: str, chance: float = 0.5) -> tuple[Any, list[float]]:
    """Return an alternative with room for two calls, and its clock: a list with one time."""
    now = [0.0]
    made = import_module(f"solutions.circuit_breaker.{name}")
    guard = made.Guard({"reviews": 2}, clock=lambda: now[0], random=repeat(chance).__next__)
    return guard, now


def end_by(error: type[Exception] | None) -> None:
    """Raise it, if there is one."""
    if error:
        raise error


def sent(guard: Any, errors: Sequence[type[Exception] | None]) -> list[str]:
    """Make a call for each error, which ends by it; return how each fared."""
    fates = []
    for error in errors:
        fate = "sent"
        try:
            with guard.call("reviews"):
                end_by(error)
        except Exception as seen:  # noqa: BLE001  whatever it is: its name is looked at
            fate = type(seen).__name__ if type(seen) is not error else "sent"
        fates.append(fate)
    return fates


@pytest.mark.parametrize("name", ["limit_and_room", "ten_in_a_row", "fixed_window"])
def test_an_alternative_has_a_room(name):
    guard, _ = guard_of(name)

    with guard.call("reviews"), guard.call("reviews"):
        assert sent(guard, [None]) == ["FullError"]
    assert sent(guard, [None]) == ["sent"]


def test_a_limit_and_a_room_go_on_calling_what_fails():
    guard, _ = guard_of("limit_and_room")

    assert sent(guard, [OSError] * 100) == ["sent"] * 100


def test_ten_in_a_row_open_it_and_an_answer_forgives_nine():
    guard, _ = guard_of("ten_in_a_row")

    assert sent(guard, ([OSError] * 9 + [None]) * 5) == ["sent"] * 50
    assert sent(guard, [OSError] * 11) == ["sent"] * 10 + ["OpenError"]


def test_nineteen_failures_can_lie_around_the_border_of_a_fixed_window():
    guard, now = guard_of("fixed_window")

    now[0] = 9.9
    assert sent(guard, [OSError] * 9) == ["sent"] * 9
    now[0] = 10.1
    assert sent(guard, [OSError] * 11) == ["sent"] * 10 + ["OpenError"]


def test_adaptive_throttling_refuses_a_share_and_forgets_after_two_minutes():
    guard, now = guard_of("adaptive_throttling")

    assert sent(guard, [None, ValueError, OSError] * 5) == ["sent"] * 15
    assert "OpenError" in sent(guard, [OSError] * 50)
    now[0] = 121.0
    assert sent(guard, [None]) == ["sent"]
    with guard.call("reviews"), guard.call("reviews"):
        assert sent(guard, [None]) == ["FullError"]


def test_the_last_lesson_quotes_what_guards_achieve_that_learn_nothing():
    lessons = design.KATAS / "circuit_breaker" / "test_circuit_breaker.py"
    quoted = lessons.read_text(encoding="utf-8")
    made = {row[0]: row[1:] for row in reversed(table_rows(printed_for("circuit_breaker")))}

    for name in ("no guard", "a limit", "and a room", "a crystal ball"):
        paid, reviews, vain, _ = made[name]
        row = f'"{name:<20} {paid:>7} {reviews:>11} {vain.removesuffix(" s"):>14}'
        assert row in quoted


def test_the_guides_sentences_agree_with_its_tables():
    text = " ".join(text_of("circuit_breaker").split())
    made = {row[0]: row[1:] for row in reversed(table_rows(text_of("circuit_breaker")))}

    assert f"all 3,000 pay, where {made['no guard'][0]} do without" in text
    assert f"Workers lose {made['the reference'][2]} to a service" in text
    assert f"instead of {made['and a room'][2]} with a room alone" in text
    assert f"With a limit alone {made['a limit'][0]} of 3,000 pay" in text
