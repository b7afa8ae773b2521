"""Runs a kata's lessons against any design, without a screen, and keeps what pytest reports."""

import ast
import sys
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest
from dojo import design
from dojo.plugin import IN_PROCESS, Lesson
from dojo.report import LessonReport

TESTS = design.ROOT / "tests"
KATAS = sorted(path.name for path in design.SOLUTIONS.iterdir() if path.is_dir())
_OPTIONS = (
    "--disable-plugin-autoload -p pytest_timeout -p dojo.plugin -p no:terminal -p no:cacheprovider"
    " -W ignore::pytest.PytestAssertRewriteWarning"
)


class _Keeper:
    """A plugin that has pytest run `path` in place of the learner's file, and keeps the reports."""

    def __init__(self, path: Path, *, every: bool) -> None:
        self.path = path
        self.every = every
        self.reports: list[LessonReport] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Name the design."""
        config.option.design = self.path
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


_ahead: dict[Path, Future[list[LessonReport]]] = {}


def judge_ahead(paths: Iterable[Path]) -> ProcessPoolExecutor:
    """Begin to judge these designs in another process; `reports_of` then waits for its word.

    The caller shuts the pool down.
    """
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    _ahead.update({path: pool.submit(_judge, path) for path in paths})
    return pool


@cache
def reports_of(path: Path, *, lesson: str = "", every: bool = False) -> list[LessonReport]:
    """Return what became of each lesson that the design at `path` met.

    With `lesson`, of that one alone; with `every`, also of those after one that does not hold.
    Raises AssertionError if pytest itself broke down: that
    must never pass for a design that was stopped.
    """
    if path in _ahead and not lesson and not every:
        return _ahead[path].result()
    return _judge(path, lesson=lesson, every=every)


def _judge(path: Path, *, lesson: str = "", every: bool = False) -> list[LessonReport]:
    kata = kata_of(path)
    for name, module in list(sys.modules.items()):
        if str(design.KATAS / kata) in (getattr(module, "__file__", None) or ""):
            del sys.modules[name]
    keeper = _Keeper(path, every=every)
    where = str(design.KATAS / kata / f"test_{kata}.py")
    if lesson:
        where += "::test_" + lesson.replace(" ", "_")
    code = pytest.main([where, f"--override-ini=addopts={_OPTIONS}"], plugins=[keeper])
    assert code in (0, 1), f"pytest ended with {code!r} for {path}"
    assert keeper.reports, f"no lesson of {kata} was run for {path}"
    return keeper.reports


def designs(kind: str) -> list[Path]:
    """Return the files of a kind, "wrong" or "right", of every kata."""
    return sorted(TESTS.glob(f"katas/*/{kind}/*.py"))


def kata_of(path: Path) -> str:
    """Return the kata that a file is a design of: it lies in its folder, or in a kind's there."""
    return (path.parent if path.parent.name in ("wrong", "right") else path).parent.name


def docstring(path: Path) -> str:
    """Return a module's docstring without running it."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


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
