"""How a course of events is drawn, for all katas alike: a lane for each person, time to the right.

A bar is what somebody was doing for a while. A line down is where one was stopped, and another
came. What people send to a store goes down or up to its lane, and bounces back if it is refused.
"""

import textwrap
from itertools import accumulate
from typing import NamedTuple

from dojo.course import Course, Does, Sent
from dojo.picture import LETTER, Lanes, Thing, label, line, wide

LEFT, WIDTH, ANSWERS = 84, 546, 644  # the lanes on the paper, and what people are told behind them
LINE = 16  # letters of a bar's text in a line
TIGHT = 0.7  # moments are drawn so much closer at most; of more, the first are left out


class Run(NamedTuple):
    """What somebody did from one moment until another."""

    who: str
    does: Does
    start: int
    end: int


def lanes(course: Course, y: float = 70) -> list[Thing]:
    """Return the lanes, the bars in them, and what came of it."""
    names = course.names
    if course.shared:
        names = [names[0], course.shared, *names[1:]]
    height = 84 if course.shared else 70 if course.stop[1] else 58
    rows = Lanes(names, WIDTH, x=LEFT, y=y, width=WIDTH, height=height)
    runs = runs_of(course)
    edges = columns(course, runs)
    seen = len(course.moments) if course.seen is None else course.seen
    drawn = rows.frame()
    for run in runs:
        start, end = max(edges[run.start], 0), edges[min(run.end, seen)]
        if run.start < seen and end > start + 14:
            drawn.append(bar(rows, run, start + 2, end - 2))
    for number, sent in enumerate(course.sent):
        middle = (edges[sent.moment] + edges[sent.moment + 1]) / 2
        if sent.moment < seen and middle > 24:
            drawn += message(rows, sent, f"sent {number}", middle - 24, course)
    if course.stop[1] and seen >= course.stop[0]:
        drawn += stop(rows, course, LEFT + edges[course.stop[0]])
    for who, answer in course.answers.items():
        at, more = rows.at(who, 0)[1], {"anchor": "start", "row": f"{who} is told"}
        drawn.append(label(f"answer {who}", ANSWERS, at, fill(answer, 18, 2), **more))
    below = y + rows.height * len(names) - 12
    for name, (text, tone) in {"given": (course.given, "off"), "so": course.verdict}.items():
        if text:
            wrapped = fill(text, 88, 4)
            row = "before" if name == "given" else "in the end"
            drawn.append(label(name, 20, below, wrapped, anchor="start", tone=tone, row=row))
            below += 24
    return drawn


def runs_of(course: Course) -> list[Run]:
    """Return what people did, each thing from its first moment on until it was over."""
    found: list[Run] = []
    last: dict[str, int] = {}
    for moment, doing in enumerate(course.moments):
        for who, does in doing.items():
            number = last.get(who, -1)
            if number >= 0 and found[number][1::2] == (does, moment):
                found[number] = found[number]._replace(end=moment + 1)
            else:
                last[who] = len(found)
                found.append(Run(who, does, moment, moment + 1))
    return found


def columns(course: Course, runs: list[Run]) -> list[float]:
    """Return where each moment begins: all have room for their words, and the last are seen."""
    widths = [30.0] * len(course.moments)
    needs = [(run.start, run.end, wide(fill(run.does.text, LINE, 2)) + 26) for run in runs]
    needs += [(run.start, run.end, wide(run.does.note, 13) + 8) for run in runs]
    for sent in course.sent:  # a no has a sign before it, and two arrows
        need = wide(words(sent), 13) + (74 if sent.refused else 40)
        needs.append((sent.moment, sent.moment + 1, need))
    for start, end, need in needs:
        short = need - sum(widths[start:end])
        for moment in range(start, end):
            widths[moment] += max(short, 0) / (end - start)
    scale = min(1, max(WIDTH / (sum(widths) or 1), TIGHT))
    edges = [edge * scale for edge in accumulate(widths, initial=0)]
    return [edge - max(edges[-1] - WIDTH, 0) for edge in edges]


def bar(rows: Lanes, run: Run, start: float, end: float) -> Thing:
    """Return a bar with as much of its words as fits."""
    letters = min(LINE, int((end - start - 8) / (14 * LETTER)))
    text = fill(run.does.text, letters, 2) if letters > 2 else ""
    note = fill(run.does.note, int((end - start) / (13 * LETTER * 0.9)), 1)
    does = {"note": note, "tone": run.does.tone}
    made = rows.span(f"{run.who} {run.start}", run.who, start, end, text, **does)
    return {**made, "h": 42 if "\n" in text else 32, "anchor": ""}


def message(rows: Lanes, sent: Sent, name: str, x: float, course: Course) -> list[Thing]:
    """Return the arrow to what all share, and the one back if it was refused."""
    tone, text, to = "cost" if sent.refused else "", words(sent), course.shared
    seen = rows.call(name, sent.who, to, x, text, short=2, tone=tone)
    down = 1 if rows.at(to, 0)[1] > rows.at(sent.who, 0)[1] else -1
    seen[-1]["y"] += 8 * down * max(words(one).count("\n") for one in course.sent)
    seen[-1]["row"] = f"{sent.who} sends"
    if sent.refused:
        seen[-1]["x"] += 10
        seen += rows.call(f"{name} back", to, sent.who, x + 9, tone=tone, short=24)
    return seen


def words(sent: Sent) -> str:
    """Return what was sent, line below line, and that it was refused."""
    return "\n".join(filter(None, [*sent.text.split(" ", 1), sent.refused]))


def stop(rows: Lanes, course: Course, x: float) -> list[Thing]:
    """Return the line at which one was stopped, so that another could come."""
    ys = [rows.at(name, 0)[1] for name in rows.names]
    text = fill(course.stop[1], 80, 1)
    half = wide(text, 13) / 2
    at = min(max(x, half + 12), 788 - half)
    return [
        line("stop", (x, ys[0] - 34), (x, ys[-1] + 28), tone="off"),
        label("stopped", at, ys[0] - 44, text, row="stopped"),
    ]


def fill(text: str, letters: int, lines: int) -> str:
    """Return a text in lines of so many letters; what does not fit is left out."""
    if not text or letters < 2:
        return ""
    return "\n".join(textwrap.wrap(text, letters, max_lines=lines, placeholder="…"))
