"""Runs a kata's lessons against any design, without a screen, and keeps what pytest reports."""

import ast
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest
from dojo import design
from dojo.plugin import IN_PROCESS, Lesson
from dojo.report import LessonReport

from tests.pool import Job

TESTS = design.ROOT / "tests"
_OPTIONS = (
    "--disable-plugin-autoload -p pytest_timeout -p dojo.plugin -p no:terminal -p no:cacheprovider"
    " -p no:unraisableexception -p no:threadexception -W ignore::pytest.PytestAssertRewriteWarning"
)


class _Keeper:
    """A plugin that has pytest run `path` in place of the learner's file, and keeps the reports."""

    def __init__(self, path: Path, *, every: bool, drawn: bool = False) -> None:
        self.path = path
        self.every = every
        self.drawn = drawn
        self.reports: list[LessonReport] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Name the design."""
        config.option.design = self.path
        config.option.page = self.drawn
        config.stash[IN_PROCESS] = True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, None, None]:
        """Let no lesson wait, if every one is wanted."""
        if self.every and isinstance(item, Lesson):
            item.parent_kata.stopped = False
        yield

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep one report of each lesson."""
        if isinstance(report, LessonReport) and (report.when == "call" or not report.passed):
            self.reports.append(report)


@dataclass(frozen=True)
class Judging(Job[list[LessonReport]]):
    """The run of a kata's lessons against the design at `path`; see `reports_of`."""

    path: Path
    lesson: str = ""
    every: bool = False
    drawn: bool = False

    def __str__(self) -> str:
        """Name the design, as a list of tests would."""
        return f"{self.kata}/{self.path.stem}"

    @property
    def kata(self) -> str:
        """The kata whose folder the file lies in, or the folder of a kind there."""
        folder = self.path.parent
        return folder.parent.name if folder.name in ("wrong", "right") else folder.name

    def run(self) -> list[LessonReport]:
        """Let pytest run the lessons in this process."""
        for name, module in list(sys.modules.items()):
            if str(design.KATAS / self.kata) in (getattr(module, "__file__", None) or ""):
                del sys.modules[name]
        keeper = _Keeper(self.path, every=self.every, drawn=self.drawn)
        where = str(design.KATAS / self.kata / f"test_{self.kata}.py")
        if self.lesson:
            where += "::test_" + self.lesson.replace(" ", "_")
        code = pytest.main([where, f"--override-ini=addopts={_OPTIONS}"], plugins=[keeper])
        see = f"To see why: pytest katas/{self.kata} --design={design.shown(str(self.path))}"
        assert code in (0, 1), f"pytest itself broke down ({code!r}). {see}"
        assert keeper.reports, f"No lesson was run. {see}"
        return keeper.reports


def reports_of(path: Path, *, lesson: str = "", every: bool = False) -> list[LessonReport]:
    """Return what became of each lesson that the design at `path` met.

    With `lesson`, of that one alone; with `every`, also of those after one that does not hold.
    The test fails in words if pytest itself broke down: that must never pass for a design that
    was stopped.
    """
    return Judging(path, lesson, every).at_once()


def drawn_reports_of(path: Path) -> list[LessonReport]:
    """Return the same with the pictures of a page."""
    return Judging(path, drawn=True).run()


def judgings(kind: str, *, of: str = "*") -> list[Judging]:
    """Return the judging of each design of a kind."""
    return [Judging(path) for path in sorted(TESTS.glob(f"katas/{of}/{kind}/*.py"))]


def docstring(path: Path) -> str:
    """Return a module's docstring without running it."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def named(path: Path, label: str) -> list[str]:
    """Return the lines that a design's docstring has after a label."""
    _, _, rest = docstring(path).partition(label)
    return [line.strip() for line in rest.splitlines() if line.strip()]


def lessons(kata: str) -> list[str]:
    """Return the sentences of a kata's lessons, in order."""
    return [node.name.removeprefix("test_").replace("_", " ") for node in _lessons(kata)]


def reasons(kata: str) -> list[str]:
    """Return the reasons of a kata's lessons, in order."""
    return [(ast.get_docstring(node) or "").partition("\n\n")[0] for node in _lessons(kata)]


def _lessons(kata: str) -> list[ast.FunctionDef]:
    source = (design.KATAS / kata / f"test_{kata}.py").read_text(encoding="utf-8")
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return [node for node in functions if node.name.startswith("test_")]
