"""A kata's run, drawn: one HTML file that needs no network, no server and nothing beside it.

The player (player.html) is the same for every kata. Here a run becomes the data that it plays: of
each step its line, its why, the method that was called, and of its things only what changed.
"""

import inspect
import json
import linecache
from collections.abc import Callable, Generator, Iterable, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dojo import design
from dojo.course import Course
from dojo.lanes import lanes
from dojo.picture import WIDTH, Thing, label, of_numbers, wide

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

    from dojo.report import LessonReport

FOLDER = design.ROOT / ".pages"
_LONGEST_METHOD = 120  # lines; a longer one is cut

Data = dict[str, Any]


def artist(kata: str) -> Callable[[Any], list[Thing]]:
    """Return what draws the world of a kata; without a picture of its own, what all draw alike."""
    has_one = (design.KATAS / kata / f"{kata}_picture.py").exists()
    draw = import_module(f"{kata}_picture").things if has_one else None

    def things(world: Any) -> list[Thing]:
        try:
            return alike(world) or (draw(world) if draw else [])
        except Exception as error:  # noqa: BLE001  a picture must not decide about a lesson
            return [label("no picture", 400, 60, f"no picture: {design.one_line(error)}")]

    return things


def alike(world: Any) -> list[Thing]:
    """Return what is drawn for all katas alike: people who meet, and named numbers."""
    if isinstance(world, Course):
        return lanes(world)
    if isinstance(world, dict) and all(isinstance(n, int | float) for n in world.values()):
        return of_numbers(world)
    return []


class Pages:
    """Writes the pages of a run when it has ended, and says where they are."""

    def __init__(self, config: pytest.Config, reporter: "TerminalReporter") -> None:
        self.config = config
        self.reporter = reporter
        self.reports: dict[str, list[LessonReport]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the reports of lessons, one for each."""
        if hasattr(report, "kata") and (report.when == "call" or not report.passed):
            self.reports.setdefault(report.kata, []).append(report)  # type: ignore[arg-type]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self) -> Generator[None, None, None]:
        """Write the pages once everything else has been said."""
        yield
        option = self.config.option
        kind = "solution" if option.solution else "design" if option.design else ""
        for reports in self.reports.values():
            try:
                self.reporter.write_line(f"  drawn   {write(reports, kind=kind).as_uri()}")
            except OSError as error:
                self.reporter.write_line(f"  not drawn: {design.one_line(error)}")
        if self.reports:
            folder = design.shown(str(FOLDER))
            self.reporter.write_line(f"          in a Codespace: python -m http.server -d {folder}")


def write(reports: Sequence["LessonReport"], *, kind: str = "", folder: Path = FOLDER) -> Path:
    """Write the page of one kata's run, and return where it stands.

    The kind is "" for the learner's own design, "solution" for the reference, "design" for another.
    """
    kata = reports[0].kata
    path = folder / f"{'-'.join(filter(None, [kata, kind]))}.html"
    other = folder / (f"{kata}.html" if kind else f"{kata}-solution.html")
    folder.mkdir(exist_ok=True)
    data = run_of(reports, kind=kind, other=other.name if other.exists() else "")
    path.write_text(html(data), encoding="utf-8")
    return path


def html(run: Data) -> str:
    """Put a run into the player. No text in it can end the element that it stands in."""
    player = Path(__file__).with_name("player.html").read_text(encoding="utf-8")
    text = json.dumps(run, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").encode("utf-8", "backslashreplace").decode()
    before, _, after = player.partition(">RUN<")
    return f"{before}>{safe}<{after}"


WHOSE = {
    "": "your own run",
    "solution": "the reference at work",
    "design": "another design at work",
}


def run_of(reports: Iterable["LessonReport"], *, kind: str = "", other: str = "") -> Data:
    """Return a run as the player wants it. The names of lessons ahead are no part of it.

    `other` is the page to compare with, if that was written.
    """
    reports = sorted(reports, key=lambda report: report.number)
    kata, methods = reports[0].kata, Methods()
    told = [lesson(report, methods) for report in reports if not report.skipped]
    link = {"text": WHOSE[""] if kind else WHOSE["solution"], "href": other}
    return {
        "kata": kata,
        "whose": WHOSE[kind],
        "total": reports[0].total,
        "ahead": len(reports) - len(told),
        "lessons": told,
        "methods": methods.found,
        "other": link if other else None,
        "hint": "" if kind else f"pytest katas/{kata} --page --solution",
    }


def lesson(report: "LessonReport", methods: "Methods") -> Data:
    """Return one lesson with all of its scenes, and on red the step where it went wrong."""
    steps: list[Data] = []
    pictures: list[list[Thing]] = []
    wrong = None
    for number, scene in enumerate(report.scenes):
        pictures.append([])
        before: dict[str, Thing] = {}
        for step in scene["steps"]:
            seen = step.get("things") or before.values()  # not drawn: all is as it was
            now = {one["name"]: one for one in [*seen, *ghosts(before, step.get("things"))]}
            if scene is report.scenes[-1] and step.get("tone") == "broken":
                wrong = len(steps)
            told = {
                "scene": number,
                "line": step["line"],
                "why": step.get("why", ""),
                "count": step.get("count", ""),
                "tone": step.get("tone", ""),
                "sets": step.get("sets_scene", False),
                "method": methods.index(step.get("called")),
                **changes(before, now),
            }
            steps.append({key: value for key, value in told.items() if value or key == "scene"})
            pictures[-1] += now.values()
            before = now
    if report.failed and steps and wrong is None:
        wrong = len(steps) - 1
    if report.failed:
        hints = f'guides/{report.kata}.md, "{report.title}"'
        foot = [("work at", report.yours), ("known as", report.trouble), ("hints", hints)]
    else:  # the cure's name is what a lesson that holds has earned
        foot = [("trouble", report.trouble), ("cure", report.cure)]
    return {
        "number": report.number,
        "title": report.title,
        "reason": report.reason,
        "outcome": "failed" if report.failed else "passed",
        "message": report.message if report.failed else "",
        "foot": [[name, text] for name, text in foot if text],
        "wrong": wrong if report.failed else None,
        "scenes": [scene["title"] for scene in report.scenes],
        "views": [view(drawn) for drawn in pictures],
        "rows": list(dict.fromkeys(one["row"] for one in chain(*pictures) if one.get("row"))),
        "steps": steps,
    }


def ghosts(before: dict[str, Thing], now: Sequence[Thing] | None) -> list[Thing]:
    """Return the boxes that have just gone without a word: they stay one step, struck through."""
    names = {one["name"] for one in now or ()}
    return [
        {**one, "y": one["y"] + 58, "tone": "off", "gone": "gone"}
        for name, one in before.items()
        if now and name not in names and one["shape"] == "box" and not one.get("gone")
    ]


def changes(before: dict[str, Thing], now: dict[str, Thing]) -> Data:
    """Return what a step changes: of each thing what is new of it, None for what is no more."""
    changed: list[dict[str, Any]] = []
    for name, one in now.items():
        was: dict[str, Any] = dict(before.get(name, {}))
        new = {key: value for key, value in one.items() if was.get(key) != value}
        new |= dict.fromkeys(was.keys() - one.keys())
        if new:
            changed.append({"name": name, **new})
    return {"now": changed, "gone": [name for name in before if name not in now]}


def view(things: Iterable[Thing]) -> tuple[int, int, int, int]:
    """Return the part of the paper on which all of these stand: left, top, width, height."""
    right, top, bottom = float(WIDTH), 1_000.0, 40.0
    for one in things:
        reach = wide(one.get("text", "")) if one["shape"] == "label" else one.get("w", 0)
        right = max(right, one["x"] + reach / 2 + 12)
        if one["shape"] != "path":
            half = one.get("h", 24) / 2
            top = min(top, one["y"] - half - (30 if one["shape"] == "place" else 16))
            bottom = max(bottom, one["y"] + half + 28)
    top = min(top, bottom)
    return 0, round(top), round(right), round(bottom - top)


class Methods:
    """The methods of a design that were called, each once, with their source lines."""

    def __init__(self) -> None:
        self.found: list[Data] = []
        self._known: dict[tuple[str, int], int] = {}

    def index(self, called: Sequence[Any] | None) -> int:
        """Return the number of a method among those found, counted from 1; 0 for none."""
        if not called:
            return 0
        file, line, name = called
        if (file, line) not in self._known:
            self.found.append(
                {"name": name, "file": design.shown(file), "line": line, "code": code(file, line)}
            )
            self._known[file, line] = len(self.found)
        return self._known[file, line]


def code(file: str, line: int) -> list[str]:
    """Return the source lines of the function that begins there, without what they share."""
    try:
        block = inspect.getblock(linecache.getlines(file)[line - 1 :])
    except (IndexError, SyntaxError):
        return []
    text = inspect.cleandoc("\n".join(["", *(part.rstrip("\n") for part in block)]))
    return text.splitlines()[:_LONGEST_METHOD]
