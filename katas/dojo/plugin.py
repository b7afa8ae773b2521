"""What pytest is told about katas: options, the order of lessons, and which of them wait.

A kata is a folder `katas/<kata>` with `test_<kata>.py`, whose test functions are its lessons, and
`<kata>.py`, the design that they meet. After the first lesson that does not hold, the others of
that kata wait.
"""

import gc
import inspect
import os
import random
import sys
import threading
import time
from argparse import ArgumentTypeError
from collections.abc import Generator, Iterable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import pytest
from pytest_timeout import Settings

from dojo import design, report, screen
from dojo.limit import Endless, Limit
from dojo.report import LessonReport
from dojo.story import Story, listening

if TYPE_CHECKING:
    from _pytest._io import TerminalWriter

STAND_IN = pytest.StashKey[Path]()  # a design to run in place of the learner's
_STDERR = pytest.StashKey[int]()
_THREADS = pytest.StashKey[frozenset[threading.Thread]]()
_EXIT_STATUS = pytest.StashKey[int]()
_EXCUSES = (pytest.skip.Exception, pytest.xfail.Exception, pytest.exit.Exception)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options of the katas."""
    group = parser.getgroup("katas")
    group.addoption(
        "--solution", action="store_true", help="run the lessons against solutions/, not your file"
    )
    group.addoption(
        "--pace",
        nargs="?",
        const=4.5,
        type=_seconds,
        metavar="SECONDS",
        help="tell each lesson's story slowly, 4.5 seconds a line unless you say otherwise",
    )


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        message = f"{text!r} is not a number of seconds: write --pace=4, or put --pace last"
        raise ArgumentTypeError(message) from None


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare a run: where its screen is, what its limit may write to, who is there already."""
    config.stash[_STDERR] = os.dup(2)
    config.stash[_THREADS] = frozenset(threading.enumerate())
    if reporter := config.pluginmanager.getplugin("terminalreporter"):
        config.pluginmanager.register(screen.Screen(config, reporter), "dojo-screen")
    if config.option.solution:  # a run of the reference leaves the learner's --lf alone
        for name in ("lfplugin", "nfplugin"):
            if config.pluginmanager.hasplugin(name):
                config.pluginmanager.unregister(name=name)


class Kata(pytest.Module):
    """The lessons of one kata."""

    design: Path
    stopped = False

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Load the design that the lessons are to meet, then the lessons."""
        kata = self.path.parent.name
        root = design.SOLUTIONS if self.config.option.solution else design.KATAS
        self.design = self.config.stash.get(STAND_IN, root / kata / f"{kata}.py")
        limit = Limit(float(self.config.getini("timeout")), self.last_words)
        limit.start(self.config.stash[_STDERR])
        try:
            design.load(kata, self.design)
            return list(super().collect())
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  whatever a learner's file may raise
            cause = error.__cause__ if isinstance(error, self.CollectError) else error
            text = report.broken(kata, self.design, cause or error)
            raise self.CollectError(text) from None
        finally:
            limit.stop()

    def last_words(self, _: FrameType | None) -> None:
        """Say which file never finished loading."""
        _terminal(self.config).line(f"\nPython never comes to the end of {self.design}")


class Lesson(pytest.Function):
    """One lesson, with its place in the kata and the story of its last run."""

    number = total = 0

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.story = Story()
        self.title = self.originalname.removeprefix("test_").replace("_", " ")
        self.reason, _, self.rest = (inspect.getdoc(self.obj) or "").partition("\n\n")
        self.limit: Limit | None = None

    @property
    def parent_kata(self) -> Kata:
        """The kata that the lesson belongs to."""
        assert isinstance(self.parent, Kata)
        return self.parent

    @property
    def kata(self) -> str:
        """The kata's name."""
        return self.path.parent.name

    def runtest(self) -> None:
        """Run the lesson and keep its story; who throws dice there throws the same each time."""
        random.seed(self.number)
        with listening() as self.story:
            try:
                super().runtest()
            except _EXCUSES as error:  # code under test may not excuse itself
                excuse = RuntimeError(f"{type(error).__name__}: {error}")
                raise excuse.with_traceback(error.__traceback__) from None

    def repr_failure(  # type: ignore[override]
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> Any:
        """Report as a lesson does, unless a traceback was asked for with --tb=long or native."""
        if self.config.option.tbstyle in ("long", "native"):
            return super().repr_failure(excinfo)
        if excinfo.errisinstance(Endless):
            frame = report.frames_of(excinfo.tb)[-1][0]
            seconds = self.limit.seconds if self.limit else 0
            return report.panel_of_endless(self, frame, seconds)
        return report.panel(self, excinfo)

    def last_words(self, frame: FrameType | None) -> None:
        """Write the report of a lesson that nothing but the end of the process can stop."""
        assert self.limit is not None
        writer = _terminal(self.config)
        writer.line()
        writer.sep("_", self.title)
        report.panel_of_endless(self, frame, self.limit.seconds).toterminal(writer)
        writer.flush()


def _terminal(config: pytest.Config) -> "TerminalWriter":
    """Return what writes on the terminal, even while output is captured."""
    if capture := config.pluginmanager.getplugin("capturemanager"):
        capture.suspend_global_capture()
    return config.get_terminal_writer()


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Kata | None:
    """Collect `katas/<kata>/test_<kata>.py` as a kata."""
    folder = module_path.parent
    if folder.parent == design.KATAS and module_path.name == f"test_{folder.name}.py":
        return Kata.from_parent(parent, path=module_path)
    return None


def pytest_pycollect_makeitem(
    collector: pytest.Collector, name: str, obj: object
) -> list[pytest.Item] | None:
    """Collect a kata's test functions as lessons, numbered in the order of the file."""
    if not (isinstance(collector, Kata) and name.startswith("test_") and inspect.isfunction(obj)):
        return None
    return [Lesson.from_parent(collector, name=name)]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Give the lessons of a kata their numbers, before any of them is deselected."""
    collected = yield
    if isinstance(collector, Kata):
        lessons = [item for item in collected.result if isinstance(item, Lesson)]
        for number, lesson in enumerate(lessons, start=1):
            lesson.number, lesson.total = number, len(lessons)
    return collected


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep each kata's lessons in teaching order, whatever else has shuffled them."""
    first: dict[pytest.Collector | None, int] = {}
    for place, item in enumerate(items):
        first.setdefault(item.parent, place)
    items.sort(key=lambda item: (first[item.parent], getattr(item, "number", 0)))


def pytest_collection_finish() -> None:
    """Keep the garbage collector off all that is here to stay: worlds collect when they count."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a lesson wait while an earlier one of its kata does not hold."""
    if isinstance(item, Lesson) and item.parent_kata.stopped:
        pytest.skip("an earlier lesson comes first")


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Settings) -> bool | None:
    """Put the katas' own limit on a lesson."""
    if not isinstance(item, Lesson):
        return None
    item.limit = Limit(settings.timeout, item.last_words)
    item.limit.start(item.config.stash[_STDERR])
    return True


@pytest.hookimpl(tryfirst=True)
def pytest_timeout_cancel_timer(item: pytest.Item) -> bool | None:
    """Take the limit off again."""
    if not isinstance(item, Lesson):
        return None
    if item.limit:
        item.limit.stop()
    return True


def pytest_enter_pdb(config: pytest.Config, pdb: Any) -> None:  # noqa: ARG001
    """Take the limit off while somebody looks around with a debugger."""
    for item in getattr(config.pluginmanager.getplugin("session"), "items", []):
        pytest_timeout_cancel_timer(item)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> pytest.TestReport | None:
    """Make a lesson's report one that the screen can show."""
    if not isinstance(item, Lesson):
        return None
    made = LessonReport.from_item_and_call(item, call)
    assert isinstance(made, LessonReport)
    made.kata, made.path = item.kata, str(item.path)
    made.number, made.total = item.number, item.total
    made.title, made.reason, made.rest = item.title, item.reason, item.rest
    made.story = item.story.lines
    made.yours = report.called(item)
    if call.excinfo is not None:
        made.is_verdict = report.is_verdict(call.excinfo)
        as_given = "# TODO" in item.parent_kata.design.read_text(encoding="utf-8")
        made.is_as_begun = as_given and report.is_of_lesson(item, call.excinfo)
    made.afterwards = getattr(item.module, "AFTERWARDS", "")
    made.sections = [
        (name, "\n".join(text.splitlines()[-20:]))  # an endless loop may have printed for seconds
        for name, text in made.sections
        if "log" not in name  # the story has it
    ]
    item.parent_kata.stopped |= made.failed
    return made


def pytest_report_to_serializable(report: pytest.TestReport) -> dict[str, Any] | None:
    """Let a lesson's report travel from a worker of xdist as what it is."""
    if not isinstance(report, LessonReport):
        return None
    return {**report._to_json(), "$report_type": "LessonReport"}  # noqa: SLF001


def pytest_report_from_serializable(data: dict[str, Any]) -> pytest.TestReport | None:
    """Let it arrive so."""
    if data.get("$report_type") != "LessonReport":
        return None
    return LessonReport._from_json(data)  # noqa: SLF001


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Note how the session ends."""
    session.config.stash[_EXIT_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process even if a design has left threads that would keep it alive for ever."""
    gc.unfreeze()
    os.close(config.stash[_STDERR])
    before: frozenset[threading.Thread] = config.stash[_THREADS]
    left = [t for t in threading.enumerate() if t not in before and not t.daemon]
    end = time.monotonic() + 0.5
    for thread in left:
        thread.join(max(0, end - time.monotonic()))
    if STAND_IN not in config.stash and any(thread.is_alive() for thread in left):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash.get(_EXIT_STATUS, 1))
