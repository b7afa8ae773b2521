"""A planning meeting: a question is asked, a function answers, and the answer is held to a ruler.

The meeting knows what each question comes to, which slips are usual there, and what an answer
would do. It knows nothing of how an answer was found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil, floor, isfinite, log10
from typing import Any

import estimation as design
from dojo.design import whose
from dojo.story import tell

STEP = 7  # columns to a factor of ten
MARGIN = 24
LONGEST = 6  # factors of ten that a ruler shows at most

# The brief: TinyURL
LINKS_A_MONTH = 500e6
READS_PER_WRITE = 100
BYTES_A_LINK = 500
YEARS = 5
COPIES = 3
FULLEST_DISK = 0.7
PEAK = 3
MILLISECONDS = 5
AT_ONCE = 32
WORKS = 0.999
FULLEST_CODES = 0.01
HOTTEST = 0.2
# and what is on offer
WRITES_A_DATABASE = 1_000
READS_A_SERVER = 6_400  # 32 at once, of 5 ms each
DISK_TB = 2
LINE_MBITS = 100
MEMORY_GB = 64


def pieces(size: float) -> Callable[[float], float]:
    """Return what counts how many of a size are bought."""
    return lambda amount: ceil(amount / size)


def itself(answer: float, **_: object) -> float:
    """Measure an answer as it is."""
    return answer


def codes_a_link(length: int, codes: int, alphabet: int, **_: object) -> float:
    """Measure a length by how many codes there are for each that is in use."""
    return float(alphabet**length) / codes


def hours_down(availability: float, **_: object) -> float:
    """Measure an availability by the hours of a year in which it is dark."""
    return float(1 - availability) * 365 * 24


@dataclass
class Question:
    """One question of the meeting, to be asked with more than one set of numbers."""

    answers: Callable[..., float]
    unit: str  # of what is measured
    effect: str  # what an answer does, in words that a number completes
    number: Callable[[float], float]  # makes that number of what is measured
    measure: Callable[..., float] = itself  # of an answer, beside what was given
    too_much: str = ""  # what else too large an answer does, in words that the answer completes
    low: float = 0.9  # what is right, as parts of what it comes to
    high: float = 1.1
    quiet: bool = False  # keeps right answers out of the story
    right: int = 0  # how many answers were right
    verdict: str = ""
    said: str = ""
    given: Mapping[str, object] = field(default_factory=dict)  # with the last question

    def ask(
        self, comes_to: float, slips: Mapping[float, str] | None = None, **given: object
    ) -> None:
        """Ask with these numbers, unless an answer before was wrong.

        comes_to  what is right, as it is measured
        slips     usual slips, each under the measure to which it leads
        """
        if self.verdict not in ("", "right"):
            return
        self.given = given
        told = [f"given  {', '.join(f'{name} {listed(value)}' for name, value in given.items())}"]
        answer = self.answers(**given)
        measured = number_of(answer, self.measure, given)
        if measured is None:
            self.verdict = "no number"
            self.said = f"{self.before()}the answer was {answer!r:.40}, which is no number."
            told.append(f"{whose('estimation')}  {answer!r:.40}")
        else:
            if self.measure is not itself:
                told[0] += f"; answer {float(answer):.10g}"
            if self.low * comes_to <= measured <= self.high * comes_to:
                self.verdict = "right"
                self.right += 1
                told[0] += ": right"
            else:
                self.verdict = factor(measured / comes_to)
                told += ruler(measured, comes_to, self.unit, self.verdict)
                does, instead = self.consequence(answer, measured, comes_to)
                told.append(f"it {does}")
                self.said = f"{self.judge(measured, comes_to, slips or {})}."
                if instead:
                    self.said += f" It {does}{instead}."
        self.said = self.said[:1].upper() + self.said[1:]
        if not (self.quiet and self.verdict == "right"):
            tell("\n".join(told), called=self.answers)

    def judge(self, measured: float, comes_to: float, slips: Mapping[float, str]) -> str:
        """Say how far off an answer is, and which slip would be as far off."""
        times = "times" if measured > comes_to else "of"
        said = f"{self.before()}{shown(measured)} {self.unit} is {self.verdict[2:]} {times} what"
        said += " it comes to"
        if self.high > 1 and 0.9 <= measured / comes_to <= 1.1:
            said += f" ({100 * (self.high - 1):.0f} % is allowed here)"
        for slip, name in slips.items():
            if abs(measured - slip) <= 0.01 * abs(slip):
                said += f", and {name} would give just that"
        return said

    def before(self) -> str:
        """Begin to speak of an answer, with what became of those before it."""
        if not self.right:
            return ""
        were = "answer was" if self.right == 1 else "answers were"
        return f"the first {were} right; with these numbers "

    def consequence(self, answer: Any, measured: float, comes_to: float) -> tuple[str, str]:
        """Say what an answer does, and what it should have done if that is something else."""
        does, should = shown(self.number(measured)), shown(self.number(comes_to))
        if self.too_much and measured > comes_to:
            return f"{self.too_much}: {shown(answer)}", " instead of fewer"
        return f"{self.effect}: {does}", f" instead of {should}" if does != should else ""


def number_of(
    answer: Any, measure: Callable[..., float], given: Mapping[str, object]
) -> float | None:
    """Return what is measured of an answer, or None if it is no number that can be."""
    if isinstance(answer, str):
        return None
    try:
        measured = float(measure(answer, **given))
    except (TypeError, ValueError, ArithmeticError, MemoryError):
        return None
    return measured if isfinite(measured) else None


def factor(ratio: float) -> str:
    """Say how a number stands to what it should be."""
    if 0 < ratio <= 0.5:
        return f"x 1/{shown(float(f'{1 / ratio:.2g}'))}"
    return f"x {ratio:.2f}" if abs(ratio) < 2 else f"x {shown(float(f'{ratio:.2g}'))}"


def ruler(measured: float, comes_to: float, unit: str, verdict: str) -> list[str]:
    """Draw a ruler of tens, what is right on it in brackets, and where a wrong answer stands."""
    aim = log10(comes_to)
    first, last = floor(aim) - 1, floor(aim) + 2
    place = log10(measured) if measured > 0 else first
    first = max(min(first, floor(place)), last - LONGEST)
    last = min(max(last, ceil(place)), first + LONGEST)
    line = list("|" + ("-" * (STEP - 1) + "|") * (last - first))
    centre = round((aim - first) * STEP)
    line[centre - 1 : centre + 2] = "[ ]"
    column = round((min(max(place, first), last) - first) * STEP)
    if abs(column - centre) <= 1:  # what is wrong stands outside the brackets
        column = centre + (2 if measured > comes_to else -2)
    arrow = "<" if place < first or measured <= 0 else ">" if place > last else "^"
    rows = [
        ("", "".join(f"{power(exponent):<{STEP}}" for exponent in range(first, last + 1))),
        (unit, "".join(line)),
        (f"{whose('estimation')} {shown(measured)}", f"{' ' * column}{arrow} {verdict}"),
    ]
    return [f"{name:<{MARGIN}}{text}".rstrip() for name, text in rows]


def power(exponent: int) -> str:
    """Return a power of ten as it stands on a ruler."""
    if exponent < -STEP + 3:  # would run into the next one
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
    if size >= 999.5 or value == round(value):
        return f"{value:,.0f}"
    return f"{value:.3g}"


def listed(value: Any) -> str:
    """Return what was given, in full; of many that are equal, how many and one of them."""
    if not isinstance(value, tuple):
        return f"{value:,}"
    alike = len(set(value)) == 1
    return f"{len(value)} x {value[0]}" if alike else " ".join(map(str, value))


def bill() -> str:
    """Return what the whole design takes, by the answers of all twelve functions together."""
    writes = design.per_second(per_month=LINKS_A_MONTH)
    reads = design.reads_per_second(writes_per_second=writes, reads_per_write=READS_PER_WRITE)
    peak = design.peak_per_second(average_per_second=reads, peak_to_average=PEAK)
    inside = design.in_flight(per_second=peak, milliseconds_each=MILLISECONDS)
    machines = design.servers(in_flight=inside, at_once_each=AT_ONCE)
    kept = design.kept_terabytes(
        items_per_month=LINKS_A_MONTH, bytes_each=BYTES_A_LINK, years=YEARS
    )
    disk = design.disk_terabytes(terabytes=kept, copies=COPIES, fullest=FULLEST_DISK)
    network = design.megabits_per_second(per_second=peak, bytes_each=BYTES_A_LINK)
    cache = design.cache_gigabytes(
        reads_per_second=reads, bytes_each=BYTES_A_LINK, hottest_share=HOTTEST
    )
    links = int(LINKS_A_MONTH * 12 * YEARS)
    length = design.code_length(codes=links, alphabet=62, fullest=FULLEST_CODES)
    room = codes_a_link(length, links, 62)
    pair = design.availability_side_by_side(parts=(WORKS, WORKS))
    path = design.availability_in_a_row(parts=(pair, pair))
    return f"""\
TinyURL, to be read aloud ({whose("estimation")}):

traffic  {shown(writes)} new links a second, {shown(reads)} redirects
peak     {shown(peak)} redirects in the busiest second, {shown(inside)} of them at a time
servers  {shown(machines)}: one may die, and the others still hold the peak
disks    {pieces(DISK_TB)(disk)} of 2 TB: {shown(kept)} TB, in three copies, 70 % full at most
network  {pieces(LINE_MBITS)(network)} lines of 100 Mbit/s, for {shown(network)} Mbit/s at the peak
cache    {pieces(MEMORY_GB)(cache)} machines of 64 GB, for {shown(cache)} GB at most
codes    {shown(length)} characters: of 100 blind guesses {100 / room:.1g} hit
dark     {hours_down(path) * 3_600:.0f} seconds a year, with servers and databases in pairs"""
