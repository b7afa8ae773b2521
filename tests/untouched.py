"""Checks on katas that nobody has begun: `pytest tests/untouched.py`, which .ci/run does.

Not collected by `pytest tests`, since that has to hold in a clone where katas are solved.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from dojo import design
from dojo.order import KATAS

from tests import lacks
from tests.browser import Drawn, faults
from tests.judge import lessons, reports_of


def begin(kata: str) -> Path:
    """Return the file in which a kata's learner begins."""
    return design.KATAS / kata / f"{kata}.py"


def shape(path: Path) -> dict[str, tuple[str, str | None]]:
    """Return each public name of a module, with its signature and its docstring."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            members = node.body if isinstance(node, ast.ClassDef) else []
            for part in [node, *members]:
                if isinstance(part, ast.ClassDef):
                    found[part.name] = ("class", ast.get_docstring(part))
                elif isinstance(part, ast.FunctionDef) and (
                    not part.name.startswith("_") or part.name == "__init__"
                ):
                    signature = f"({ast.unparse(part.args)}) -> {ast.unparse(part.returns or part)}"
                    found[f"{node.name}.{part.name}"] = (signature, ast.get_docstring(part))
    return found


@pytest.mark.parametrize("kata", KATAS)
def test_a_kata_is_one_file_to_edit_and_one_to_read(kata):
    files = {path.name for path in (design.KATAS / kata).iterdir() if path.suffix == ".py"}
    beside = re.compile(rf"{kata}(_\w+)?_world\.py|{kata}_picture\.py|serve\.py")

    assert {name for name in files if not beside.fullmatch(name)} == {
        f"{kata}.py",
        f"test_{kata}.py",
    }
    if words := lacks.told(lacks.Kata(design.ROOT, kata), lacks.beginning):
        pytest.fail(words, pytrace=False)


@pytest.mark.parametrize("kata", KATAS)
def test_the_reference_keeps_the_shape_that_the_learner_was_given(kata):
    given = shape(begin(kata))
    kept = shape(design.SOLUTIONS / kata / f"{kata}.py")

    assert {name: kept.get(name) for name in given} == given


@pytest.mark.parametrize("kata", KATAS)
def test_every_lesson_is_red_on_its_own(kata):
    red = [report for report in reports_of(begin(kata), every=True) if report.is_verdict]

    assert [report.title for report in red] == lessons(kata)


@pytest.mark.parametrize("kata", KATAS)
def test_the_first_run_says_that_all_is_well_and_where_to_write(kata):
    run = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "pytest", f"katas/{kata}"],
        cwd=design.ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 1
    assert "The set-up works. Lesson 1 is red until you change" in run.stdout
    assert f"katas/{kata}/{kata}.py:" in run.stdout


@pytest.mark.parametrize("first", [Drawn(begin(kata), "") for kata in KATAS], ids=KATAS)
def test_the_page_of_the_first_run_shows_each_step(first, context, tmp_path):
    html = first.answer()

    assert html.count('"outcome":"failed"') == 1
    assert faults(context, html, tmp_path) == []
