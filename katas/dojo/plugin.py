"""What pytest is told about katas: options, the order of lessons, and which of them wait.

A kata is a folder `katas/<kata>` with `test_<kata>.py`, whose test functions are its lessons, and
`<kata>.py`, the design that they meet. After the first lesson that does not hold, the others of
that kata wait.
"""

import gc
import inspect
import os
import random
from argparse import ArgumentTypeError
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from pytest_timeout import Settings, get_env_settings, is_debugging

from dojo import design, failure, guard, parts, report, screen
from dojo.limit import Limit
from dojo.report import About, LessonReport
from dojo.story import Story, listening

if TYPE_CHECKING:
    from _pytest._io import TerminalWriter

HELD = "dojo/held"  # in pytest's cache: how many lessons of each kata held in the last run
_STDERR = pytest.StashKey[int]()
_EXIT = pytest.StashKey[guard.Exit]()
_EXIT_STATUS = pytest.StashKey[int]()
IN_PROCESS = pytest.StashKey[bool]()  # set where the process goes on after the session
_EXCUSES = (pytest.skip.Exception, pytest.xfail.Exception, pytest.exit.Exception)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the katas."""
    group = parser.getgroup("katas")
    group.addoption(
        "--solution", action="store_true", help="run the lessons against solutions/, not your file"
    )
    group.addoption(
        "--design", type=Path, metavar="FILE", help="run the lessons of one kata against this file"
    )
    group.addoption(
        "--pace",
        nargs="?",
        const=4.5,
        type=_seconds,
        metavar="SECONDS",
        help="tell each lesson's story slowly, 4.5 seconds a step unless you say otherwise",
    )
    group.addoption(
        "--page", action="store_true", help="draw the run step by step, in .pages/<kata>.html"
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        message = f"{text!r} is not a number of seconds: write --pace=4, or put --pace last"
        raise ArgumentTypeError(message) from None
    if not 0 <= seconds <= 600:  # neither nan nor inf is
        raise ArgumentTypeError(f"{text} seconds a step: choose from 0 to 600")
    return seconds


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Prepare a run: where its screen is, what its limit may write to, who is there already."""
    config.stash[_STDERR] = os.dup(2)
    config.stash[_EXIT] = guard.Exit()
    parts.only_references = is_of_others(config)
    _refuse_what_cannot_be(config)
    if reporter := config.pluginmanager.getplugin("terminalreporter"):
        config.pluginmanager.register(screen.Screen(config, reporter), "dojo-screen")
        if config.option.page:
            from dojo import page  # noqa: PLC0415  a run that is not drawn need not load it

            config.pluginmanager.register(page.Pages(config, reporter), "dojo-pages")
    if getattr(config.option, "dist", "no") in ("load", "worksteal"):  # one worker for a kata
        config.option.dist = "loadfile"
    if is_of_others(config):  # a run of another file leaves the learner's --lf alone
        for name in ("lfplugin", "nfplugin"):
            if config.pluginmanager.hasplugin(name):
                config.pluginmanager.unregister(name=name)


def _refuse_what_cannot_be(config: pytest.Config) -> None:
    if not __debug__:
        raise pytest.UsageError("python -O leaves out assertions: run the katas without it")
    file = config.option.design
    if file is not None and config.option.solution:
        raise pytest.UsageError("--design and --solution name two files: give one of them")
    if file is not None and not file.is_file():
        raise pytest.UsageError(f"--design={file}: there is no such file")
    for argument in config.args:
        path = Path(argument.partition("::")[0]).resolve()
        if path == design.KATAS / path.stem / f"{path.stem}.py":
            raise pytest.UsageError(
                f"{argument} is the file to edit, and holds no lessons:"
                f" run pytest {design.shown(str(path.parent))}"
            )


def is_of_others(config: pytest.Config) -> bool:
    """Tell a run of the reference or another file from one of the learner's own."""
    return bool(config.option.solution or config.option.design)


class Kata(pytest.Module):
    """The lessons of one kata."""

    design: Path
    is_as_begun = False  # the file still has its first line of work before it
    proof = ""  # the hash of the file that was loaded
    stopped = 0  # the number of the lesson that did not hold

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Load the design that the lessons are to meet, then the lessons."""
        kata = self.path.parent.name
        root = design.SOLUTIONS if self.config.option.solution else design.KATAS
        self.design = self.config.option.design or root / kata / f"{kata}.py"
        if self.config.option.solution and not self.design.exists():
            raise self.CollectError(
                f"There is no {design.shown(str(self.design))} here: this copy has no references."
            )
        seconds = get_env_settings(self.config).timeout or 0
        limit = Limit(seconds if seconds > 0 else 5, self.last_words)
        limit.start(self.config.stash[_STDERR])
        try:
            with guard.guarded():
                self.design = self.design.resolve()  # or RuntimeError, for links in a circle
                source = self.design.read_text(encoding="utf-8", errors="replace")
                self.is_as_begun = "# TODO" in source
                self.proof = parts.hash_of(self.design)
                design.load(kata, self.design)
            with guard.guarded():
                return list(super().collect())
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001  whatever a learner's file may raise
            cause = error.__cause__ if isinstance(error, self.CollectError) else error
            text = report.broken(kata, self.design, cause or error)
            raise self.CollectError(text) from None
        finally:
            limit.stop()

    def _getobj(self) -> ModuleType:
        """Import the lessons by their path, whatever else lies in the kata's folder."""
        return design.load_lessons(self.path)

    def last_words(self, _: FrameType | None) -> None:
        """Say which file never finished loading."""
        _terminal(self.config).line(f"\nPython never comes to the end of {self.design}")


class Lesson(pytest.Function):
    """One lesson, with its place in the kata and the story of its last run."""

    number = total = 0
    stop: failure.Failure | None = None  # what stopped the last run

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.story = Story()
        self.limit: Limit | None = None
        self.about = About.of(self.obj, self.path, self.parent_kata.design)

    @property
    def parent_kata(self) -> Kata:
        """The kata that the lesson belongs to."""
        assert isinstance(self.parent, Kata)
        return self.parent

    def artist(self) -> Callable[[Any], list[Any]] | None:
        """Return what draws this lesson's world, if a page is wanted."""
        if not self.config.option.page:
            return None
        from dojo import page  # noqa: PLC0415  a run that is not drawn need not load it

        return page.artist(self.path.parent.name)

    def runtest(self) -> None:
        """Run the lesson and keep its story; dice fall the same each time."""
        random.seed(self.number)
        with listening(self.artist()) as self.story, guard.guarded():
            try:
                super().runtest()
            except _EXCUSES as error:  # code under test may not excuse itself
                if is_debugging():
                    raise  # somebody has left the debugger
                excuse = RuntimeError(f"{type(error).__name__}: {error}")
                raise excuse.with_traceback(error.__traceback__) from None

    def repr_failure(  # type: ignore[override]
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> Any:
        """Report as a lesson does, unless a traceback was asked for with --tb=long or native."""
        limit = Limit(1, self.last_words)  # an exception's own text may never end
        limit.start(self.config.stash[_STDERR])
        try:
            seconds = self.limit.seconds if self.limit else 0
            self.stop = failure.take_apart(excinfo.value, self.path, seconds)
            if self.config.option.tbstyle in ("long", "native"):
                return super().repr_failure(excinfo)
            return report.panel(self.about, self.story, self.stop)
        except Exception as error:  # noqa: BLE001  whatever that exception is made of
            names = type(excinfo.value).__name__, type(error).__name__
            self.stop = failure.Failure(
                "The code stopped with {}, and its report with {}.".format(*names), 0
            )
            return report.panel(self.about, self.story, self.stop)
        finally:
            limit.stop()

    def last_words(self, frame: FrameType | None) -> None:
        """Write the report of a lesson that nothing but the end of the process can stop."""
        assert self.limit is not None
        seen = failure.seen(frame, self.path, self.limit.seconds)
        writer = _terminal(self.config)
        writer.line()
        writer.sep("_", self.about.title)
        report.panel(self.about, self.story, seen).toterminal(writer)
        writer.flush()


def _terminal(config: pytest.Config) -> "TerminalWriter":
    """Return what writes on the terminal, even while output is captured."""
    if capture := config.pluginmanager.getplugin("capturemanager"):
        capture.suspend_global_capture()
    return config.get_terminal_writer()


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> Kata | None:
    """Collect `katas/<kata>/test_<kata>.py` as a kata."""
    path = module_path.resolve()  # it may have been reached by a symbolic link
    if path.parent.parent == design.KATAS and path.name == f"test_{path.parent.name}.py":
        return Kata.from_parent(parent, path=path)
    return None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what lies in a kata's folder beside its lessons: an old copy, a learner's tests."""
    path = collection_path.resolve()
    if design.KATAS not in path.parents or not path.is_file():
        return None
    kata = path.relative_to(design.KATAS).parts[0]
    return None if path == design.KATAS / kata / f"test_{kata}.py" else True


def pytest_pycollect_makeitem(
    collector: pytest.Collector, name: str, obj: object
) -> list[pytest.Item] | None:
    """Collect a kata's test functions as lessons, numbered in the order of the file."""
    if not (isinstance(collector, Kata) and name.startswith("test_") and inspect.isfunction(obj)):
        return None
    return [Lesson.from_parent(collector, name=name)]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Give the lessons of a kata their numbers, before any of them is deselected."""
    collected = yield
    if isinstance(collector, Kata):
        collected.sections = [(name, report.shortened(text)) for name, text in collected.sections]
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
    if isinstance(item, Lesson) and 0 < item.parent_kata.stopped < item.number:
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
    """Make a lesson's report one that the screens can show."""
    if not isinstance(item, Lesson):
        return None
    item.stop = None
    made = LessonReport.from_item_and_call(item, call)
    assert isinstance(made, LessonReport)
    kata, about, module = item.parent_kata, item.about, item.module
    made.kata, made.path = item.path.parent.name, str(item.path)
    made.number, made.total = item.number, item.total
    made.title, made.reason, made.rest = about.title, about.reason, about.rest
    made.trouble, made.cure = about.trouble, about.cure
    made.core = getattr(module, "CORE", made.total)
    made.last_words = {
        "core": getattr(module, "AFTER_CORE", ""), "all": getattr(module, "AFTERWARDS", "")
    }  # fmt: skip
    made.scenes = report.told(item.story)
    made.held_before = _held_before(item.config).get(made.kata, -1)
    if item.stop is not None:
        made.message = item.stop.message
        made.is_verdict = item.stop.is_verdict
        made.is_as_begun = kata.is_as_begun and item.stop.of_lesson
    if item.story.called:
        made.yours = report.place(item.story.called)
    made.sections = [(name, report.shortened(text)) for name, text in made.sections]
    if made.failed:
        kata.stopped = kata.stopped or item.number
    elif kata.stopped == item.number and made.when == "call":
        kata.stopped = 0  # it was run again, and holds
    return made


def _is_whole(config: pytest.Config) -> bool:
    """Tell a run of whole katas from one of chosen lessons."""
    chosen = config.option.keyword or config.option.markexpr or config.option.deselect
    return not chosen and not getattr(config.option, "lf", False)


def _held_before(config: pytest.Config) -> dict[str, int]:
    """Return how many lessons of each kata held in the learner's last run, as far as is known."""
    if is_of_others(config) or not hasattr(config, "cache") or config.cache is None:
        return {}
    held = config.cache.get(HELD, {})
    return held if isinstance(held, dict) else {}


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
    """Note how the session ends, and which lessons held."""
    config = session.config
    config.stash[_EXIT_STATUS] = int(exitstatus)
    if is_of_others(config) or getattr(config, "cache", None) is None or not _is_whole(config):
        return
    shown = config.pluginmanager.getplugin("dojo-screen")
    if shown is not None and shown.reports:
        held = shown.held()
        config.cache.set(HELD, {**_held_before(config), **held})
        before = config.cache.get(parts.FILES, {})
        config.cache.set(parts.FILES, _proofs(session.items, held, before))


def _proofs(items: list[pytest.Item], held: dict[str, int], before: Any) -> dict[str, str]:
    """Return for exactly which files all lessons held: larger katas may build on these."""
    proofs = dict(before) if isinstance(before, dict) else {}
    for lesson in items:
        if isinstance(lesson, Lesson):
            name, kata = lesson.path.parent.name, lesson.parent_kata
            proofs[name] = kata.proof if held.get(name) == lesson.total else ""
    return proofs


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process even if a design would keep it alive for ever."""
    gc.unfreeze()
    if _STDERR not in config.stash:
        return  # pytest itself could not begin
    os.close(config.stash[_STDERR])
    if not config.stash.get(IN_PROCESS, False) and not hasattr(config, "workerinput"):
        config.stash[_EXIT].leave(config.stash.get(_EXIT_STATUS, 1), design.loaded())
