"""What stands on the terminal above the failures: the ladder of one kata, or the map of all.

Nothing here decides anything: every other consumer of pytest's reports does without it.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dojo import design
from dojo.design import shown
from dojo.order import KATAS
from dojo.report import LessonReport

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

FOLDED = 5  # so many lessons that hold are named; of more, the first ones are only counted


class Screen:
    """Shows how far a run came."""

    def __init__(self, config: pytest.Config, reporter: "TerminalReporter") -> None:
        self.config = config
        self.reporter = reporter
        self.reports: dict[str, list[LessonReport]] = {}
        self.broken: dict[str, str] = {}
        self.only_katas = False
        encoding = getattr(sys.__stdout__, "encoding", None) or "ascii"
        try:
            "✓✗·".encode(encoding)
            self.marks = {"passed": "✓", "failed": "✗", "ahead": "·"}
        except UnicodeEncodeError:
            self.marks = {"passed": "+", "failed": "x", "ahead": "."}

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Count a lesson that waits as ahead; leave a normal run's screen to the ladder."""
        if not isinstance(report, LessonReport):
            return None
        if report.when != "call" and report.passed:
            return "", "", ""
        outcome = "ahead" if report.skipped else report.outcome
        verbosity = self.config.get_verbosity(pytest.Config.VERBOSITY_TEST_CASES)
        if verbosity == 0:
            return outcome, "", ""
        return outcome, self.marks[outcome], outcome.upper()

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep why a kata could not be loaded."""
        folder = Path(report.fspath).parent
        if report.failed and folder.parent.name == design.KATAS.name:
            self.broken[folder.name] = report.longreprtext

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Print no file names for the ladder's and map's own."""
        self.only_katas = all(hasattr(item, "about") for item in session.items)
        if self.only_katas:
            self.reporter.showfspath = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a lesson's outcome."""
        if not isinstance(report, LessonReport) or (report.when != "call" and report.passed):
            return
        self.reports.setdefault(report.kata, []).append(report)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Show the ladder, or the map where a run held several katas or was not told which."""
        if self.reports and self.config.option.pace is not None:
            self.tell_slowly(session)
        if not (self.reports or self.broken) or self.config.get_verbosity() < 0:
            return
        bare = self.config.args_source is not pytest.Config.ArgsSource.ARGS
        self.reporter.ensure_newline()
        if len(self.reports) + len(self.broken) > 1 or bare:
            self.show_map()
        elif self.reports and self.config.get_verbosity(pytest.Config.VERBOSITY_TEST_CASES) <= 0:
            self.show_ladder(*self.reports.values())

    def held(self) -> dict[str, int]:
        """Return how many lessons of each kata hold, of those that were run from the first on."""
        return {
            kata: sum(report.passed for report in reports)
            for kata, reports in self.reports.items()
            if len(reports) == reports[0].total
        }

    def tell_slowly(self, session: pytest.Session) -> None:
        """Tell the lessons of each kata; a chosen lesson, and another file's, in full."""
        from dojo import pace  # noqa: PLC0415  few runs need it, and each pays for its imports

        option = self.config.option
        whole = bool(option.solution or option.design or option.keyword)
        try:
            for reports in self.reports.values():
                pace.tell(self.reporter, option.pace, reports, whole=whole)
        except KeyboardInterrupt:
            session.exitstatus = pytest.ExitCode.INTERRUPTED

    def show_ladder(self, reports: list[LessonReport]) -> None:
        """Show the lessons of one kata up to the first that does not hold."""
        reports = sorted(reports, key=lambda report: report.number)
        held = [report for report in reports if report.passed]
        stopped = next((report for report in reports if report.failed), None)
        self.line(shown(reports[0].path))
        if stopped and stopped.number == 1 and stopped.is_as_begun:
            self.line("  The set-up works. Lesson 1 is red until you change")
            self.line(f"  {stopped.yours}")
        self.show_held(held, to_the_end=stopped is None)
        if stopped:
            self.show_stopped(stopped)
            is_new = stopped.held_before < stopped.core
            if held and is_new and stopped.number == stopped.core + 1:
                self.show_end(held[-1], stopped.core, stopped.last_words["core"])
        elif len(held) == reports[0].total:
            self.show_end(held[-1], len(held), held[-1].last_words["all"])

    def show_held(self, held: list[LessonReport], *, to_the_end: bool) -> None:
        """Show the lessons that hold: by name if they are few, and what the last one earned."""
        folded = len(held) - FOLDED if len(held) > FOLDED + 1 else 0
        if folded:
            self.line(f"  {self.marks['passed']} {folded} lessons", "passed")
        for report in held[folded:]:
            self.line(f"  {self.marks['passed']} {report.title}", "passed")
            if self.is_free(report) and not to_the_end:
                self.show_story(report)
        if held and not to_the_end:
            self.show_earned(held[-1])

    def show_stopped(self, stopped: LessonReport) -> None:
        """Show the first lesson that does not hold, and how many wait behind it."""
        if stopped.rest:
            self.line(f"  {stopped.rest}")
        self.line(f"  {self.marks['failed']} {stopped.title}", "failed")
        if stopped.number <= stopped.held_before:
            self.line("      It held in the run before this one.")
        if ahead := stopped.total - stopped.number:
            self.line(f"  {self.marks['ahead']} {ahead} ahead")

    def is_free(self, report: LessonReport) -> bool:
        """Tell a lesson that turned green without work: the change was made for the one before."""
        return 0 <= report.held_before < report.number - 1

    def show_story(self, report: LessonReport) -> None:
        """Show once what a lesson saw that will never be red."""
        self.line("      It held already:")
        for line in report.lines[:12]:
            self.line(f"        {line}", light=True)

    def show_earned(self, report: LessonReport) -> None:
        """Show what the lesson that holds now was about, and what the field calls its cure."""
        self.line(f"      {report.reason}", light=True)
        if report.cure:
            self.line(f"      known as {report.cure}", light=True)

    def show_end(self, last: LessonReport, lessons: int, last_words: str) -> None:
        """Show what the design achieved, when all lessons hold, or those of the core."""
        kata, whole = last.kata, lessons == last.total
        self.line("")
        if whole:
            self.line(f"It holds: {lessons} of {lessons}.", "passed")
            self.line("")
            for line in last.lines:
                self.line(f"    {line}".rstrip())
        else:
            self.line(f"The core holds: {lessons} lessons. What follows is depth.", "passed")
        if last_words:
            self.line("")
        for line in last_words.splitlines():
            self.line(line)
        if whole:
            for name, text in self.ways_on(kata):
                self.line(f"  {name:<14} {text}")

    def ways_on(self, kata: str) -> list[tuple[str, str]]:
        """Return what to do after a kata, as far as this copy of the repository has it."""
        mine = shown(str(design.KATAS / kata / f"{kata}.py"))
        reference = f"solutions/{kata}/{kata}.py"
        guide = f"guides/{kata}.md"
        there = {path: shown(str(design.ROOT / path)) for path in (reference, guide)}
        for path in there:
            if not (design.ROOT / path).exists():
                there[path] = f"(this copy has no {path.partition('/')[0]}/)"
        rows = [
            ("compare", f"git diff --no-index {mine} {there[reference]}"),
            ("read", f"{there[guide]}: what yours costs, and who chose otherwise"),
        ]
        later = KATAS[KATAS.index(kata) + 1 :] if kata in KATAS else ()
        nexts = [name for name in later if (design.KATAS / name).is_dir()]
        return rows + [("next", f"pytest {shown(str(design.KATAS / name))}") for name in nexts[:1]]

    def show_map(self) -> None:
        """Show every kata in a row, and no failure in full."""
        self.config.option.no_summary |= self.only_katas
        if self.config.option.solution or self.config.option.design:
            whose = self.config.option.design or "solutions/"
            self.line(f"  This is {whose}, not your files:")
        katas = sorted({*self.reports, *self.broken}, key=lambda name: (*KATAS, name).index(name))
        for kata in katas:
            if kata in self.broken:
                self.line(f"  {kata:<15} cannot be loaded", "failed")
                for line in self.broken[kata].splitlines():
                    self.line(f"  {'':<15} {line}")
                continue
            reports = sorted(self.reports[kata], key=lambda report: report.number)
            marks = [self.marks["ahead" if r.skipped else r.outcome] for r in reports]
            stopped = next((report for report in reports if report.failed), None)
            reached = stopped or reports[-1]
            if len(marks) == reached.total > reached.core:
                marks.insert(reached.core, "|")
            text = f"  {kata:<15} {''.join(marks):<18} {reached.number:>2} of {reached.total}"
            if stopped and stopped.number > stopped.core:
                text += "   core holds"
            self.line(text, "failed" if stopped else "passed")
            if stopped:
                self.line(f"  {'':<15} {stopped.title}")
        unfinished = [kata for kata in katas if kata in self.broken or not self.holds(kata)]
        self.line("")
        for kata in (unfinished or katas)[:1]:
            self.line(f"  One kata in full: pytest {shown(str(design.KATAS / kata))}")

    def holds(self, kata: str) -> bool:
        """Tell whether all lessons of a kata that were run hold."""
        return all(report.passed for report in self.reports[kata])

    def line(self, text: str, outcome: str = "", **markup: bool) -> None:
        """Write one line, in the colour of an outcome."""
        colours = {"passed": {"green": True}, "failed": {"red": True}}
        self.reporter.write_line(text, **{**colours.get(outcome, {}), **markup})
