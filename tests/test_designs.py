"""The lessons are worth what they stop, and what they let pass."""

from pathlib import Path

import pytest
from dojo import design
from dojo.report import Panel

from tests.judge import KATAS, designs, docstring, kata_of, lessons, reports_of


def named(path: Path, label: str) -> list[str]:
    """Return the lines that a design's docstring has after a label."""
    _, _, rest = docstring(path).partition(label)
    return [line.strip() for line in rest.splitlines() if line.strip()]


def label(path: Path) -> str:
    """Return a design's name in the list of tests."""
    return f"{kata_of(path)}/{path.stem}"


@pytest.mark.parametrize("path", designs("wrong"), ids=label)
def test_a_wrong_design_is_stopped_by_the_lesson_that_it_names(path):
    *held, stopped = [report for report in reports_of(path) if not report.skipped]

    assert [report.outcome for report in held] == ["passed"] * len(held)
    assert [stopped.title] == named(path, "Stopped by:")
    assert stopped.is_verdict
    assert isinstance(stopped.longrepr, Panel)
    assert not stopped.longrepr.summary.startswith("assert")


@pytest.mark.parametrize("kata", KATAS)
def test_every_lesson_stops_a_design_that_passed_all_before_it(kata):
    stops = {named(path, "Stopped by:")[0] for path in designs("wrong") if kata_of(path) == kata}

    assert stops == set(lessons(kata))


@pytest.mark.parametrize("path", designs("right"), ids=label)
def test_a_right_design_passes_every_lesson(path):
    reports = reports_of(path)

    assert [report.title for report in reports if report.passed] == lessons(kata_of(path))


@pytest.mark.parametrize("kata", KATAS)
def test_the_reference_passes_every_lesson(kata):
    reports = reports_of(design.SOLUTIONS / kata / f"{kata}.py")

    assert [report.title for report in reports if report.passed] == lessons(kata)


ALTERNATIVES = [
    path for path in sorted(design.SOLUTIONS.glob("*/*.py")) if path.stem != path.parent.name
]


@pytest.mark.parametrize("path", ALTERNATIVES, ids=label)
def test_an_alternative_meets_the_lessons_that_it_names_and_no_other(path):
    reports = reports_of(path, every=True)

    assert [report.title for report in reports if report.passed] == named(path, "Meets:")
