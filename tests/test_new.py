"""A contributor gets from nothing to a kata that can be played, by the guide and one command."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from dojo import design

GUIDE = design.ROOT / "guides" / "writing_a_kata.md"
WRONG = {
    "keeps_nothing": "each person is counted",
    "counts_presses": "a like that is delivered twice is one like",
    "remembers_too_well": "a like that was taken back can be given again",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the repository with one kata more, written by the command."""
    root = tmp_path_factory.mktemp("copy")
    nothing = shutil.ignore_patterns("__pycache__")
    for name in ("katas", "guides", "solutions"):
        shutil.copytree(design.ROOT / name, root / name, ignore=nothing)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(design.ROOT / name, root)
    assert run(root, "katas/dojo/new.py", "like_counter").returncode == 0
    return root


@pytest.fixture(scope="module")
def example(copy):
    """Return the copy, with the guide's example in the place of what the command wrote."""
    fresh = run(copy, "-m", "pytest", "katas/like_counter")
    assert "Lesson 1 is red until you change\n  katas/like_counter/like_counter.py:" in fresh.stdout
    blocks = re.findall(
        r"^```python\n# (\S+)\n(.*?)^```", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    for path, text in blocks:
        (copy / path).write_text(text, encoding="utf-8")
    return copy


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python on these arguments in a folder."""
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False
    )


def test_the_rows_of_a_new_kata_stand_behind_those_of_the_others(copy):
    last = re.compile(r"^\| \[(\w+)\]\((?:\.\./)?katas/", re.MULTILINE)
    for path in ("README.md", "guides/README.md"):
        assert last.findall((copy / path).read_text("utf-8"))[-1] == "like_counter"
    assert '    "like_counter",\n)' in (copy / "katas/dojo/order.py").read_text("utf-8")


@pytest.mark.parametrize("name", ["Like", "json", "lru_cache", "--help", "like/counter"])
def test_a_name_that_cannot_be_one_is_refused_in_a_sentence(copy, name):
    told = run(copy, "katas/dojo/new.py", name)

    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_the_guides_example_is_red_as_it_begins(example):
    seen = run(example, "-m", "pytest", "katas/like_counter")

    assert seen.returncode == 1
    assert "✗ each person is counted\n  · 2 ahead" in seen.stdout


def test_the_guides_example_is_green_at_its_end(example):
    seen = run(example, "-m", "pytest", "katas/like_counter", "--solution", "--page")

    assert seen.returncode == 0
    page = (example / ".pages" / "like_counter-solution.html").read_text("utf-8")
    assert "2 likes" in page
    assert "It holds: 3 of 3." in seen.stdout


@pytest.mark.parametrize("name", WRONG)
def test_the_guides_mistakes_are_stopped_by_their_lessons(example, name):
    file = f"tests/katas/like_counter/wrong/{name}.py"
    seen = run(example, "-m", "pytest", "katas/like_counter", f"--design={file}")

    assert seen.returncode == 1
    assert f"✗ {WRONG[name]}" in seen.stdout
    assert f"Stopped by: {WRONG[name]}" in (example / file).read_text("utf-8")


def test_the_guides_example_is_played_by_hand(example):
    seen = run(example, "katas/dojo/play.py", "like_counter", "--solution")

    assert seen.stdout == ">>> page = Page()\n"
