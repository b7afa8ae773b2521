"""The lessons are worth what they stop, and what they let pass."""

import pytest
from dojo import design
from dojo.order import KATAS
from dojo.report import Panel

from tests.judge import TESTS, Judging, judgings, lessons, named

REFERENCES = [Judging(design.SOLUTIONS / kata / f"{kata}.py") for kata in KATAS]
ALTERNATIVES = [
    Judging(path, every=True)
    for path in sorted(design.SOLUTIONS.glob("*/*.py"))
    if path.stem != path.parent.name
]
# As somebody solved them when the repository was younger: an update must leave them running
SOLVED = [
    Judging(path, every=True) for path in sorted((TESTS / "vectors" / "solved").glob("*/*.py"))
]


@pytest.mark.parametrize("solved", SOLVED, ids=str)
def test_a_kata_that_was_solved_before_an_update_still_runs(solved):
    accidents = {
        report.title: report.message
        for report in solved.answer()
        if report.failed and not report.is_verdict
    }

    assert accidents == {}


@pytest.mark.parametrize("wrong", judgings("wrong"), ids=str)
def test_a_wrong_design_is_stopped_by_the_lesson_that_it_names(wrong):
    *held, stopped = [report for report in wrong.answer() if not report.skipped]

    assert [report.outcome for report in held] == ["passed"] * len(held)
    assert [stopped.title] == named(wrong.path, "Stopped by:")
    assert stopped.is_verdict
    assert isinstance(stopped.longrepr, Panel)
    assert not stopped.longrepr.summary.startswith("assert")


@pytest.mark.parametrize("right", judgings("right"), ids=str)
def test_a_right_design_passes_every_lesson(right):
    assert [report.title for report in right.answer() if report.passed] == lessons(right.kata)


@pytest.mark.parametrize("reference", REFERENCES, ids=str)
def test_the_reference_passes_every_lesson(reference):
    passed = [report.title for report in reference.answer() if report.passed]

    assert passed == lessons(reference.kata)


@pytest.mark.parametrize("alternative", ALTERNATIVES, ids=str)
def test_an_alternative_meets_the_lessons_that_it_names_and_no_other(alternative):
    passed = [report.title for report in alternative.answer() if report.passed]

    assert passed == named(alternative.path, "Meets:")
