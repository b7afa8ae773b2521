"""The slow telling: lessons have run at full speed, and their stories are told step by step."""

import textwrap
from collections.abc import Iterable
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from dojo.keys import Wait, keys
from dojo.report import LessonReport

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

READS = 2.5  # words that somebody reads in a second, at the usual pace:
USUAL = 4.5  # seconds a step
TONES: dict[str, dict[str, bool]] = {
    "saved": {"green": True},
    "cost": {"yellow": True},
    "broken": {"red": True},
}


class StoppedError(Exception):
    """Somebody has heard enough."""


def tell(
    reporter: "TerminalReporter", seconds: float, reports: Iterable[LessonReport], *, whole: bool
) -> None:
    """Tell what happened in lessons, `seconds` a step; Enter goes on at once, q stops.

    With `whole`, or if all of them hold, each is told in full; else those that hold in one line.
    Where there is no terminal nothing is waited for.
    """
    lessons = [report for report in reports if not report.skipped]
    whole |= all(report.passed for report in lessons)
    with keys() if reporter.isatty else nullcontext(lambda _: "") as wait:
        telling = _Telling(reporter, seconds, wait)
        try:
            if reporter.isatty:
                telling.say("\nEnter goes on at once, q stops the telling.", 1)
            for report in lessons:
                if whole or report.failed:
                    telling.lesson(report)
                else:
                    telling.say(f"{telling.mark(report)} {report.title}", 1, green=True)
        except StoppedError:
            telling.say("", 0)


class _Telling:
    def __init__(self, reporter: "TerminalReporter", seconds: float, wait: Wait) -> None:
        self.reporter = reporter
        self.seconds = seconds
        self.wait = wait
        self.width = min(reporter._tw.fullwidth, 80) - 1  # noqa: SLF001  there is no other way

    def say(self, text: str, words: int, **markup: bool) -> None:
        """Write a text, and wait as one reads it: 0 not at all, 1 a moment, or so many words."""
        self.reporter.write_line(text, **markup)
        self.reporter.flush()
        pause = min(1, self.seconds)
        if words > 1:
            pause = max(self.seconds, words / READS * self.seconds / USUAL)
        if words and self.wait(pause) in ("q", "Q"):
            raise StoppedError

    def lesson(self, report: LessonReport) -> None:
        """Tell a lesson: its sentence and reason, each scene with each step, what came of it."""
        self.say("", 0)
        self.say(report.title, 1, bold=True)
        self.paragraph(report.reason)
        for scene in report.scenes:
            self.say("", 0)
            if scene["title"]:
                self.say(f"  {scene['title']}", len(scene["title"].split()), bold=True)
            for step in scene["steps"]:
                self.step(step)
        self.say("", 0)
        if report.failed:
            self.paragraph(report.message)
        good = {"green": True} if report.passed else {"red": True}
        self.say(f"{self.mark(report)} {report.title}", 0, **good)
        for name, terms in (("trouble", report.trouble), ("cure", report.cure)):
            if terms and (report.passed or name == "trouble"):
                self.paragraph(f"{name}: {terms}", "    ", light=True)

    def step(self, step: dict[str, Any]) -> None:
        """Tell a step: the line, why it went so, and the running count."""
        words = len(step["line"].split()) + len(step["why"].split())
        last = not step["why"] and not step["count"]
        lines = step["line"].splitlines() or [""]
        for number, line in enumerate(lines, start=1):
            pause = (1 if step["sets_scene"] else words) if last and number == len(lines) else 0
            self.say(f"    {line}", pause, **TONES.get(step["tone"], {}))
        if step["why"]:
            self.paragraph(step["why"], "        ", 0 if step["count"] else words, light=True)
        if step["count"]:
            self.say(f"        {step['count']}", words, light=True)

    def paragraph(
        self, text: str, indent: str = "", words: int | None = None, **markup: bool
    ) -> None:
        """Say a text in lines that fit the screen."""
        lines = textwrap.wrap(text, max(self.width - len(indent), 20)) or [""]
        for line in lines[:-1]:
            self.say(indent + line, 0, **markup)
        self.say(indent + lines[-1], len(text.split()) if words is None else words, **markup)

    def mark(self, report: LessonReport) -> str:
        """Return the sign for what came of a lesson, in what the terminal can show."""
        encoding = getattr(self.reporter._tw._file, "encoding", None) or "ascii"  # noqa: SLF001
        signs = "✓✗" if "utf" in encoding.lower() else "+x"
        return signs[report.failed]
