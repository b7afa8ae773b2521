"""The slow telling: a lesson has run at full speed, and its story is told step by step."""

import sys
import textwrap
import time
from typing import TYPE_CHECKING

from dojo.report import LessonReport

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


def tell(reporter: "TerminalReporter", seconds: float, report: LessonReport) -> None:
    """Tell a lesson: its sentence, its reason, each scene with each step and its why."""
    waits = sys.stdout.isatty() and not hasattr(report, "node")

    def say(text: str, pause: float, **markup: bool) -> None:
        reporter.write_line(text, **markup)
        reporter.flush()
        time.sleep(pause if waits else 0)

    say("", 0)
    say(report.title, seconds, bold=True)
    say(report.reason, seconds)
    for scene in report.scenes:
        say("", 0)
        if scene["title"]:
            say(f"  {scene['title']}", seconds)
        for step in scene["steps"]:
            *lines, last = step["line"].splitlines() or [""]
            for line in lines:
                say(f"    {line}", 0)
            told = not step["why"] and not step["count"]
            say(f"    {last}", (min(1, seconds) if step["sets_scene"] else seconds) if told else 0)
            why = textwrap.wrap(step["why"], 70)
            for line in why:
                say(f"        {line}", 0, light=True)
            if step["count"]:
                say(f"        {step['count']}", 0, light=True)
            if not told:
                say("", seconds)
    say("", 0)
