"""A planning meeting: a question is asked, a function answers, and the answer is held to a ruler.

The meeting knows the right answer to each question, which slips are usual there, and what an
answer would buy. It knows nothing of how an answer was found.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor, isfinite, log10, nan
from typing import Any

import estimation as design
from dojo.design import whose
from dojo.story import about_to, scene, tell

STEP = 7  # columns to a factor of ten
MARGIN = 24
LONGEST = 6  # factors of ten that a ruler shows at most
HOURS_A_YEAR = 365 * 24

Effect = Callable[[float, float], str]  # says what an answer does, beside the right one


# What is measured of an answer


def itself(answer: float, **_: object) -> float:
    """Measure an answer as it is."""
    return answer


def codes_a_link(length: int, codes: int, alphabet: int, **_: object) -> float:
    """Measure a length by how many codes there are for each that is in use."""
    return float(alphabet) ** min(length, 99) / codes


def hours_down(availability: float, **_: object) -> float:
    """Measure an availability by the hours of a year in which it is down."""
    return float(1 - availability) * HOURS_A_YEAR


# What an answer does


def pieces(thing: str, of: str = "", size: float = 1, verb: str = "buys") -> Effect:
    """Return what says how many things of a size an answer buys."""

    def does(measured: float, right: float) -> str:
        bought, needed = ceil(measured / size), ceil(right / size)
        said = f"It {verb} {bought:,} {thing}{'s' * (bought != 1)}{of}"
        if bought > needed:
            return f"{said} where {needed:,} would do."
        if bought < needed:
            return f"{said} where {needed:,} {'are' if needed > 1 else 'is'} needed."
        return f"{said}."

    return does


def left_after_a_death(measured: float, right: float) -> str:
    """Say how many servers are left when one has died."""
    said, needed = f"When one server has died, {shown(measured - 1)} are left", shown(right - 1)
    if measured > right:
        return f"{said} where {needed} would do."
    return f"{said}." if measured == right else f"{said}, not {needed}."


def hits(codes_for_each: float, right: float) -> str:
    """Say how many blind guesses find a link, or that codes are longer than they must be."""
    if codes_for_each > 1.1 * right:
        return "Every user types more characters than are needed."
    found, allowed = (shown(100 / max(number, 1)) for number in (codes_for_each, right))
    said = f"Of 100 blind guesses, {found} find a link"
    return said + ("." if found == allowed else f", where it could be {allowed}.")


def failures(of: float) -> Effect:
    """Return what says how many of so many requests are expected to fail."""

    def does(hours: float, right: float) -> str:
        promised, real = (shown(of * number / HOURS_A_YEAR) for number in (hours, right))
        said = f"Of {of:,.0f} requests it expects {promised} to fail"
        return said + ("." if promised == real else f", and {real} will.")

    return does


@dataclass
class Question:
    """One question of the meeting, to be asked with more than one set of numbers.

    answers    a function of the design
    unit       of what is measured
    does       says what an answer does
    measure    what is measured of an answer, beside what was given
    low, high  what is right, as parts of the right answer
    more       so many pieces more are right as well
    is_whole   only a whole number is an answer
    """

    answers: Callable[..., float]
    unit: str
    does: Effect
    measure: Callable[..., float] = itself
    low: float = 0.9
    high: float = 1.1
    more: int = 0
    is_whole: bool = False
    verdict: str = field(default="right", init=False)  # "right", or the answer beside what is
    said: str = field(default="", init=False)  # what there is to say of a wrong answer
    raw: float = field(default=0, init=False)  # the answer to the last question
    answer: float = field(default=0, init=False)  # the same, as it is measured
    aim: float = field(default=1, init=False)  # the right answer to it
    given: Mapping[str, object] = field(default_factory=dict, init=False)
    were_right: int = field(default=0, init=False)

    def ask(
        self, title: str, comes_to: float, slips: Mapping[float, str] | None = None, **given: object
    ) -> None:
        """Ask with these numbers, unless an answer before was wrong.

        comes_to  the right answer, as it is measured
        slips     usual slips, each under the measure to which it leads
        """
        if self.verdict != "right":
            return
        with scene(title):
            self.given, self.aim = given, comes_to
            told = f"given  {', '.join(f'{name} {listed(value)}' for name, value in given.items())}"
            about_to(told, self.answers)
            answer = self.answer_twice()
            self.raw, self.answer = float(answer), float(self.measure(answer, **given))
            if self.measure is not itself:
                told += f"; answer {self.raw:.10g}"
            low, high = self.low * comes_to, self.high * comes_to + self.more
            is_right = low <= self.answer <= high
            why = self.does(self.answer, comes_to)
            if is_right:
                self.were_right += 1
            else:
                accepted = shown(low) if low == high else f"{shown(low)} to {shown(high)}"
                self.verdict = f"{shown(self.answer)}, not {accepted}"
                self.said = self.judged(why, slips or {})
            tell(
                "\n".join([told, *ruler(self)]),
                why=why,
                count=f"right answers {self.were_right} · wrong {int(not is_right)}",
                called=self.answers,
                of=self,
                tone="" if is_right else "broken",
            )

    def answer_twice(self) -> Any:
        """Let the design answer, twice, and see that the answers are the same number."""
        first, second = self.answers(**self.given), self.answers(**self.given)
        number = number_in(first)
        name = getattr(self.answers, "__name__", "the function")
        if number is None or (self.is_whole and number % 1):
            expected = "a whole number" if self.is_whole else "a number"
            raise AssertionError(f"{name} returned {first!r:.40}; {expected} was expected.")
        assert self.measure is not hours_down or 0 <= number <= 1, (
            f"{name} returned {first!r:.40}; a share of the time was expected, between 0 and 1."
        )
        assert number_in(second) == number, (
            f"{name} returned {first!r:.40}, and for the same numbers then {second!r:.40}. An"
            " estimate depends on the numbers that are given, and on nothing that was asked before."
        )
        return first

    def judged(self, why: str, slips: Mapping[float, str]) -> str:
        """Say how far off the answer is, which slip gives just this, and what it does."""
        unit = re.sub(r"(?<=\w)s\b", "", self.unit, count=1) if self.answer == 1 else self.unit
        measured = f"{shown(self.answer)} {unit}"
        said = f"{measured} is {self.off()}"
        if self.measure is not itself:
            said = f"an answer of {self.raw:.10g} means {measured}. That is {self.off()}"
        said = f"With these numbers, {said}" if self.were_right else said[:1].upper() + said[1:]
        if self.high > 1 and 0.9 <= self.answer / self.aim <= 1.1:
            said += f" ({100 * (self.high - 1):.0f} % is allowed here)"
        for slip, name in slips.items():
            if abs(self.answer - slip) <= 0.01 * abs(slip):
                said += f". The same number comes from {name}"
        return f"{said}. {'' if why == self.does(self.aim, self.aim) else why}".strip()

    def off(self) -> str:
        """Say how far the answer is off."""
        ratio = self.answer / self.aim
        if ratio <= 0:
            return "too little"
        if ratio < 1:
            part = f"{ratio:.2f}" if ratio > 0.5 else f"1/{shown(float(f'{1 / ratio:.2g}'))}"
            return f"{part} of the right answer"
        times = f"{ratio:.2f}" if ratio < 2 else shown(float(f"{ratio:.2g}"))
        return f"{times} times the right answer"


def number_in(answer: Any) -> float | None:
    """Return the number that an answer is, or None if it is none."""
    try:
        number = nan if isinstance(answer, str | bool) else float(answer)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if isfinite(number) else None


# How it is shown


def span(question: Question) -> tuple[int, int]:
    """Return the powers of ten at the ends of a question's ruler."""
    aim = log10(question.aim)
    first, last = floor(aim) - 1, floor(aim) + 2
    place = log10(question.answer) if question.answer > 0 else first
    first = max(min(first, floor(place)), last - LONGEST)
    return first, min(max(last, ceil(place)), first + LONGEST)


def ruler(question: Question) -> list[str]:
    """Draw a ruler of tens, what is right on it in brackets, and where the answer stands."""
    (first, last), is_right = span(question), question.verdict == "right"
    place = log10(question.answer) if question.answer > 0 else first
    line = list("|" + ("-" * (STEP - 1) + "|") * (last - first))
    centre = round((log10(question.aim) - first) * STEP)
    line[centre - 1 : centre + 2] = "[ ]"
    column = centre if is_right else round((min(max(place, first), last) - first) * STEP)
    if not is_right and abs(column - centre) <= 1:  # what is wrong stands outside the brackets
        column = centre + (2 if question.answer > question.aim else -2)
    arrow = "<" if place < first or question.answer <= 0 else ">" if place > last else "^"
    verdict = "right" if is_right else question.off().replace("of the right answer", "of it")
    verdict = verdict.removesuffix(" the right answer")
    right_of, left_of = f"{' ' * column}{arrow} {verdict}", f"{verdict} {arrow}".rjust(column + 1)
    mark = right_of if len(right_of) <= LONGEST * STEP else left_of
    rows = [
        ("", "".join(f"{power(exponent):<{STEP}}" for exponent in range(first, last + 1))),
        (question.unit, "".join(line)),
        (f"{whose('estimation')} {shown(question.answer)}", mark),
    ]
    return [f"{name:<{MARGIN}}{text}".rstrip() for name, text in rows]


def power(exponent: int) -> str:
    """Return a power of ten as it stands on a ruler."""
    if exponent < -STEP + 3 or exponent > 17:  # would run into the next one, or has no letter
        return f"1e{exponent}"
    if exponent < 0:
        return f"{10.0**exponent:.{-exponent}f}"
    thousands, rest = divmod(exponent, 3)
    return f"{10**rest}{['', 'k', 'M', 'G', 'T', 'P'][thousands]}"


def shown(value: float) -> str:
    """Return a number as one reads it."""
    value = float(value)  # fractions have no formats in Python 3.11
    size = abs(value)
    if size >= 1e13 or 0 < size < 0.001:
        return f"{value:.3g}"
    return f"{value:,.0f}" if size >= 999.5 or value == round(value) else f"{value:.3g}"


def listed(value: Any) -> str:
    """Return what was given, in full; of many that are equal, how many and one of them."""
    if not isinstance(value, tuple):
        return f"{value:,}"
    alike = len(set(value)) == 1 < len(value)
    return f"{len(value)} x {value[0]}" if alike else " ".join(map(str, value))


def line_for(per_month: float, reads_per_write: float, peak: float, bytes_each: float) -> float:
    """Return the Mbit/s at the peak, by four functions of the design, one after the other."""
    writes = design.per_second(per_month=per_month)
    reads = design.reads_per_second(writes_per_second=writes, reads_per_write=reads_per_write)
    busiest = design.peak_per_second(average_per_second=reads, peak_to_average=peak)
    return design.megabits_per_second(per_second=busiest, bytes_each=bytes_each)


def bill() -> str:
    """Return what TinyURL takes, by the answers of all twelve functions together."""
    writes = design.per_second(per_month=500e6)
    reads = design.reads_per_second(writes_per_second=writes, reads_per_write=100)
    peak = design.peak_per_second(average_per_second=reads, peak_to_average=3)
    inside = design.in_flight(per_second=peak, milliseconds_each=5)
    machines = design.servers(in_flight=inside, at_once_each=32)
    kept = design.kept_terabytes(items_per_month=500e6, bytes_each=500, years=5)
    disk = design.disk_terabytes(terabytes=kept, copies=3, fullest=0.7)
    network = design.megabits_per_second(per_second=peak, bytes_each=500)
    cache = design.cache_gigabytes(reads_per_second=reads, bytes_each=500, hottest_share=0.2)
    length = design.code_length(codes=30_000_000_000, alphabet=62, fullest=0.01)
    guesses = 100 / codes_a_link(length, 30_000_000_000, 62)
    pair = design.availability_side_by_side(parts=(0.999, 0.999))
    path = design.availability_in_a_row(parts=(pair, pair))
    return f"""\
traffic  {shown(writes)} new links a second, {shown(reads)} redirects
peak     {shown(peak)} redirects in the busiest second, {shown(inside)} of them at a time
servers  {shown(machines)}: one may die, and the others still hold the peak
disks    {ceil(disk / 2)} of 2 TB: {shown(kept)} TB, in three copies, 70 % full at most
network  {ceil(network / 100)} lines of 100 Mbit/s, for {shown(network)} Mbit/s at the peak
cache    {ceil(cache / 64)} machines of 64 GB, for {shown(cache)} GB at most
codes    {shown(length)} characters: of 100 blind guesses {guesses:.1f} hit
down     {hours_down(path) * 3_600:,.0f} seconds a year, with servers and databases in pairs"""
