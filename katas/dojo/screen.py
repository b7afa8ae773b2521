"""What stands on the terminal above the failures: the ladder of one kata, or the map of all.

Nothing here decides anything: every other consumer of pytest's reports does without it.
"""

import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dojo import design
from dojo.design import shown
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
        self.only_katas = all(hasattr(item, "number") for item in session.items)
        if self.only_katas:
            self.reporter.showfspath = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a lesson's outcome, and with --pace tell how it came about."""
        if not isinstance(report, LessonReport) or (report.when != "call" and report.passed):
            return
        self.reports.setdefault(report.kata, []).append(report)
        if self.config.option.pace is not None and not report.skipped:
            self.tell_slowly(report)

    def tell_slowly(self, report: LessonReport) -> None:
        """Tell a lesson that has run: its sentence, its reason, each line, its outcome."""
        waits = sys.stdout.isatty() and not hasattr(report, "node")
        pause = self.config.option.pace if waits else 0
        lines = [report.title, report.reason, ""]
        lines += ["    " + line for line in report.story]
        self.reporter.write_line("")
        for line in lines:
            self.reporter.write_line(line)
            self.reporter.flush()
            time.sleep(pause if line else 0)
        self.line(self.marks[report.outcome] + " " + report.title, report.outcome)
        time.sleep(pause)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """Show the ladder, or the map where a run held several katas or was not told which."""
        if not (self.reports or self.broken) or self.config.get_verbosity() < 0:
            return
        bare = self.config.args_source is not pytest.Config.ArgsSource.ARGS
        self.reporter.ensure_newline()
        if len(self.reports) + len(self.broken) > 1 or bare:
            self.show_map()
        elif self.reports and self.config.get_verbosity(pytest.Config.VERBOSITY_TEST_CASES) <= 0:
            self.show_ladder(*self.reports.values())

    def show_ladder(self, reports: list[LessonReport]) -> None:
        """Show the lessons of one kata up to the first that does not hold."""
        reports = sorted(reports, key=lambda report: report.number)
        held = [report for report in reports if report.passed]
        stopped = next((report for report in reports if report.failed), None)
        first = reports[0]
        self.line(shown(first.path))
        if stopped and stopped.number == 1 and stopped.is_as_begun:
            self.line(f"  Everything works. Lesson 1 of {stopped.total}. Yours to change:")
            self.line(f"  {stopped.yours}")
        folded = len(held) - FOLDED if len(held) > FOLDED + 1 else 0
        if folded:
            self.line(f"  {self.marks['passed']} {folded} lessons", "passed")
        for report in held[folded:]:
            self.line(f"  {self.marks['passed']} {report.title}", "passed")
        if held and stopped:
            self.line(f"      {held[-1].reason}", light=True)
            if stopped.rest:
                self.line(f"  {stopped.rest}")
        if stopped:
            self.line(f"  {self.marks['failed']} {stopped.title}", "failed")
            if ahead := stopped.total - stopped.number:
                self.line(f"  {self.marks['ahead']} {ahead} ahead")
        elif len(held) == first.total:
            self.show_end(held[-1])

    def show_end(self, last: LessonReport) -> None:
        """Show what the design achieved, when all lessons of the kata hold."""
        kata = last.kata
        mine = shown(str(design.KATAS / kata / f"{kata}.py"))
        reference = shown(str(design.SOLUTIONS / kata / f"{kata}.py"))
        rows = [
            ("compare", f"git diff --no-index {mine} {reference}"),
            ("read", f"guides/{kata}.md: what yours costs, and who chose otherwise"),
        ]
        order = [name for name in katas_in_order() if (design.KATAS / name).is_dir()]
        if kata in order[:-1]:
            rows.append(("next", f"pytest katas/{order[order.index(kata) + 1]}"))
        self.line("")
        self.line(f"It holds: {last.total} of {last.total}.", "passed")
        self.line("")
        for line in last.story:
            self.line(f"    {line}".rstrip())
        self.line("")
        for line in last.afterwards.splitlines():
            self.line(line)
        for name, text in rows:
            self.line(f"  {name:<14} {text}")

    def show_map(self) -> None:
        """Show every kata in a row, and no failure in full."""
        self.config.option.no_summary |= self.only_katas
        order = katas_in_order()
        katas = [*self.reports, *self.broken]
        for kata in sorted(katas, key=lambda name: order.index(name) if name in order else 99):
            if kata in self.broken:
                self.line(f"  {kata:<15} cannot be loaded", "failed")
                for line in self.broken[kata].splitlines():
                    self.line(f"  {'':<15} {line}")
                continue
            reports = sorted(self.reports[kata], key=lambda report: report.number)
            marks = "".join(self.marks["ahead" if r.skipped else r.outcome] for r in reports)
            stopped = next((report for report in reports if report.failed), None)
            reached = stopped or reports[-1]
            self.line(
                f"  {kata:<15} {marks:<16} {reached.number:>2} of {reached.total}",
                "failed" if stopped else "passed",
            )
            if stopped:
                self.line(f"  {'':<15} {stopped.title}")
        self.line("")
        self.line(f"  One kata in full: pytest katas/{katas[0]}")

    def line(self, text: str, outcome: str = "", **markup: bool) -> None:
        """Write one line, in the colour of an outcome."""
        colours = {"passed": {"green": True}, "failed": {"red": True}}
        self.reporter.write_line(text, **{**colours.get(outcome, {}), **markup})


def katas_in_order() -> list[str]:
    """Return the katas in the order of the README's table."""
    readme = Path(design.ROOT / "README.md")
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    return re.findall(r"^\| \[(\w+)\]\(katas/", text, re.MULTILINE)
