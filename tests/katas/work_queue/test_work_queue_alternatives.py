"""What only the alternatives of the work queue promise, and the numbers that lessons print."""

import ast
import sqlite3

import pytest
from dojo import design

from solutions.work_queue import round_the_customers, three_to_one
from solutions.work_queue.work_queue import FullError, WorkQueue
from tests.prose import numbers, table_rows, text_of

LESSONS = design.KATAS / "work_queue" / "test_work_queue.py"


def constants() -> dict[str, object]:
    """Return the numbers of other designs that the last screen shows."""
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(LESSONS.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in ("GONE_WHEN_TAKEN", "STATUS_COLUMN", "FORESEEN")
    }


@pytest.mark.parametrize(
    ("name", "constant"),
    [("gone_when_taken", "GONE_WHEN_TAKEN"), ("status_column", "STATUS_COLUMN")],
)
def test_an_alternative_has_the_rough_day_that_the_last_screen_shows(name, constant):
    assert numbers("work_queue").rough_day_of(name) == constants()[constant]


def test_without_trouble_the_day_is_as_the_last_screen_says():
    assert (
        numbers("work_queue").rough_day_of("work_queue", trouble=False) == constants()["FORESEEN"]
    )


def queue(kind: type[WorkQueue], room: int = 100) -> WorkQueue:
    """Return a queue of its own store."""
    store = sqlite3.connect(":memory:", isolation_level=None)
    return kind(lambda: store, room, clock=lambda: 0)


def taken(of: WorkQueue) -> list[str]:
    """Return the work of all that can be taken, in order."""
    work = []
    while task := of.take():
        work.append(task.work)
    return work


def test_the_alternative_with_turns_gives_three_of_four_to_urgent_tasks():
    turns = queue(three_to_one.WorkQueue)
    for number in range(4):
        turns.put(f"album {number}")
        turns.put(f"passport {number}", urgent=True)

    given = [work.partition(" ")[0] for work in taken(turns)]

    assert given == [*["passport"] * 3, "album", "passport", *["album"] * 3]


def test_the_alternative_with_turns_keeps_the_kind_of_a_task_that_is_put_twice():
    turns = queue(three_to_one.WorkQueue, room=1)
    turns.put("passport", key="ann-1", urgent=True)
    turns.put("passport", key="ann-1")

    with pytest.raises(FullError):
        turns.put("album")
    assert taken(turns) == ["passport"]


def test_the_alternative_for_customers_serves_the_one_served_longest_ago():
    fair = queue(round_the_customers.WorkQueue)
    for work in ("ann 1", "ann 2", "ann 3", "ben 1", "ben 2"):
        fair.put(work, group=work[:3])

    assert taken(fair) == ["ann 1", "ben 1", "ann 2", "ben 2", "ann 3"]


def test_the_guide_has_a_row_for_each_library_that_is_measured():
    rows = [row[0].rpartition(" ")[0] for row in table_rows(text_of("work_queue"))]

    assert [name for name in numbers("work_queue").PEERS.values() if name not in rows] == []
