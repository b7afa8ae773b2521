"""How a question is drawn: what is given, a ruler of tens, what is right on it, and the answer."""

from math import log10

from dojo.picture import Row, Thing, arrow, box, label, line, place
from estimation_world import Question, listed, power, shown, span

LEFT, RIGHT, HEIGHT = 70, 730, 196  # of the ruler
BRACKETS = 22  # what is right is drawn at least so wide


def things(question: Question | str) -> list[Thing]:
    """Return what is to be seen of a question after it was answered, or of the whole bill."""
    if isinstance(question, str):
        return lines_of(question)
    is_right = question.verdict == "right"
    x = min(max(at(question, question.answer), LEFT), RIGHT)
    low, high = question.low * question.aim, question.high * question.aim + question.more
    accepted = shown(low) if low == high else f"{shown(low)} to {shown(high)}"
    here = place("on the ruler", x, HEIGHT, 2, 2)
    text = f"{shown(question.answer)} {question.unit}"
    if question.raw != question.answer:
        text = f"{question.raw:.10g}: {text}"
    answer = box("answer", 0, HEIGHT + 96, text, row="the answer")
    answer["x"] = round(min(max(x, answer["w"] / 2 + 8), 792 - answer["w"] / 2), 1)
    answer["tone"] = "" if is_right else "broken"
    answer["note"] = "right" if is_right else question.off()
    return [
        *given(question),
        *ruler(question, low, high),
        label(
            "accepted", mean(question, low, high), HEIGHT - 46, f"right: {accepted}", row="right"
        ),
        answer,
        arrow("points", answer, here, tone=answer["tone"]),
    ]


def lines_of(bill: str) -> list[Thing]:
    """Return the lines of a bill, each with its name before it."""
    seen = []
    for number, text in enumerate(bill.splitlines()):
        name, _, rest = text.partition(" ")
        y = 40 + 36 * number
        seen += [
            label(f"name of {name}", 130, y, name, anchor="end"),
            label(f"line of {name}", 150, y, rest.strip(), anchor="start", row=name),
        ]
    return seen


def given(question: Question) -> list[Thing]:
    """Return the numbers of the brief, each with its name."""
    width = min(250, 780 / len(question.given))
    row = Row(x=400 - width / 2 * (len(question.given) - 1), y=56, width=width)
    return [
        box(f"given {name}", *row.at(n), listed(value), w=width - 30, note=name, row="given")
        for n, (name, value) in enumerate(question.given.items())
    ]


def ruler(question: Question, low: float, high: float) -> list[Thing]:
    """Return the ruler, its powers of ten, and a frame around what is right."""
    first, last = span(question)
    wide = max(at(question, high) - at(question, low), BRACKETS)
    seen = [
        line("ruler", (LEFT, HEIGHT), (RIGHT, HEIGHT), tone="off"),
        place("right", mean(question, low, high), HEIGHT, wide, 40),
    ]
    for exponent in range(first, last + 1):
        x = at(question, 10.0**exponent)
        seen += [
            line(f"tick {exponent}", (x, HEIGHT - 7), (x, HEIGHT + 7), tone="off"),
            label(f"power {exponent}", x, HEIGHT + 36, power(exponent), tone="off"),
        ]
    return seen


def mean(question: Question, low: float, high: float) -> float:
    """Return the middle between two numbers on the paper."""
    return (at(question, low) + at(question, high)) / 2


def at(question: Question, number: float) -> float:
    """Return where a number stands on the paper."""
    first, last = span(question)
    place = log10(number) if number > 0 else first
    return LEFT + (RIGHT - LEFT) * (place - first) / (last - first)
