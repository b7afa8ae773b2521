"""What is right ends where the lessons say: a little inside is accepted, a little outside not."""

import pytest

from tests.judge import reports_of

RIGHT = {
    "per_second": ("a month is two and a half million seconds", 0.83, 1.1),
    "reads_per_second": ("one write is followed by a hundred reads", 0.9, 1.1),
    "peak_per_second": ("the busiest second sets the bill", 0.9, 1.1),
    "kept_terabytes": ("five years of links add up", 0.94, 1.06),
    "disk_terabytes": ("three copies on disks that are never full", 0.98, 1.02),
    "megabits_per_second": ("networks count bits", 0.98, 1.02),
    "cache_gigabytes": ("the hottest fifth of a day is the most a cache can need", 0.9, 1.17),
    "in_flight": ("the number inside is rate times stay", 0.9, 1.1),
}
SCALED = """
from solutions.estimation import estimation as exact
from solutions.estimation.estimation import *

def {function}(**given):
    return {times} * exact.{function}(**given)
"""


@pytest.mark.parametrize("function", RIGHT)
def test_a_bound_is_just_where_it_is_said_to_be(tmp_path, function):
    lesson, low, high = RIGHT[function]
    folder = tmp_path / "estimation"
    folder.mkdir()

    outcomes = {}
    for times in (low - 0.003, low + 0.003, high - 0.003, high + 0.003):
        design = folder / f"times_{times:.3f}.py"
        design.write_text(SCALED.format(function=function, times=times), encoding="utf-8")
        outcomes[times] = [report.outcome for report in reports_of(design, lesson=lesson)]

    assert [*outcomes.values()] == [["failed"], ["passed"], ["passed"], ["failed"]]
