"""Offices that give short codes, the stores that they write to, and the people who come.

What is judged was seen from outside: which codes were given, where they lead, what was refused,
and how many rows of a store were changed, whatever its tables look like.
"""

import shutil
import sqlite3
import sys
import tempfile
import threading
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from string import ascii_letters, digits
from types import FrameType
from typing import Any

from dojo import design
from dojo.design import whose
from dojo.people import Errand, wait_until_done, wait_until_done_or_still
from dojo.story import begin, tell
from url_shortener import Shortener, decode, encode

ALPHABET = digits + ascii_letters
HOME = "sho.rt"
MANY = 30_000_000_000  # links: five years of 500 million a month
FEW = 38  # links: codes of two characters will do, of which there are 3,844
LIVE = 200  # links, when Mallory comes
EACH_THEIR_OWN = {"Ann": "wedding", "Ben": "letter"}
PATIENCE = 1.0  # seconds for errands that nothing should hold up
TELLING = {
    "RefusedError": "refused",
    "NameTakenError": "taken",
    "NoCodeError": "no code left",
    "UnknownCodeError": "unknown",
    "EndedError": "ended",
    "NeverEndsError": "never ends",
}


def told(error: BaseException) -> str:
    """Say what somebody is told by an error: by its name, as another process has its own class."""
    for name in (kind.__name__ for kind in type(error).__mro__):
        if name in TELLING:
            return TELLING[name] if str(error) else f"{TELLING[name]}, without a word"
    return f"stopped by {type(error).__name__}"


def outcome(do: Callable[[], Any]) -> str:
    """Return what comes of it: an answer, or what one is told instead.

    What is neither said by name nor by the store is an accident, and reported as one.
    """
    try:
        return str(do())
    except Exception as error:
        if (text := told(error)).startswith("stopped") and not isinstance(error, sqlite3.Error):
            raise
        return text


def trial(do: Callable[[], Any]) -> str:
    """Return what comes of trying something that should be refused."""
    try:
        return str(do())
    except Exception as error:  # noqa: BLE001  whatever the code under test may raise
        return told(error)


class NeverEndsError(Exception):
    """What was tried would run for ever."""


def fused(do: Callable[[], Any], lines: int = 1_000) -> Any:
    """Do it, but stop it when it has run more lines of Python than it can have a use for."""
    left = lines

    def on_line(_frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        left -= event == "line"
        if left < 0:
            raise NeverEndsError(f"{lines} lines were run")
        return on_line

    before = sys.gettrace()
    sys.settrace(on_line)
    try:
        return do()
    finally:
        sys.settrace(before)


def cut(text: str, width: int) -> str:
    """Return a text as it fits a line of a story, whatever stands in it."""
    text = ascii(text)[1:-1]
    return text if len(text) <= width else text[: width - 3] + "..."


# Numbers and their codes


def spell(*numbers: int) -> list[str]:
    """Return the codes of these numbers."""
    codes = [encode(number) for number in numbers]
    for number, code in zip(numbers, codes, strict=True):
        tell(f"{number:>13,}   {code or '(nothing)'}", yours=encode)
    return codes


def lost_on_the_way(numbers: list[int]) -> dict[int, str]:
    """Return what came back of the numbers, up to three, that did not come back as they were."""
    lost = {}
    for number in numbers:
        code = encode(number)
        back = trial(partial(decode, code))
        if back != str(number):
            lost[number] = back
            tell(f"{number}: spelled {cut(code, 12)}, read back: {cut(back, 25)}")
            if len(lost) == 3:
                break
    tell(f"{len(numbers):,} numbers were spelled and read, up to {numbers[-1]:,}", yours=decode)
    return lost


def spell_none(*numbers: int) -> dict[str, str]:
    """Return what becomes of asking for the codes of numbers that have none."""
    begin()
    seen = {}
    for number in numbers:
        spell = partial(encode, number)
        seen[str(number)] = trial(partial(fused, spell) if number < 0 else spell)
        tell(f"encode {number:<19}   {cut(seen[str(number)], 40)}", yours=encode)
    return seen


def read(*texts: str) -> dict[str, str]:
    """Return what each of these texts is read as."""
    begin()
    seen = {}
    for text in texts:
        seen[text] = trial(partial(decode, text))
        tell(f"decode {cut(text, 19) or '(nothing)':<19}   {cut(seen[text], 40)}", yours=decode)
    return seen


def value(code: str) -> int:
    """Return the number that a code's characters make, leading zeros or not."""
    assert set(code) <= set(ALPHABET), (
        f"The code {code} was given. Codes are typed by people who copy them from posters, so"
        " they are made of the characters of ALPHABET alone."
    )
    number = 0
    for character in code:
        number = number * len(ALPHABET) + ALPHABET.index(character)
    return number


def code_of(number: int, length: int) -> str:
    """Return the code of so many characters that makes this number, with leading zeros."""
    code = ""
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        code = ALPHABET[digit] + code
    return code


# Stores and offices


def put_away(folder: str, connections: list[sqlite3.Connection]) -> None:
    """Close a store's connections, so that its file can be removed on every system."""
    for connection in connections:
        with suppress(sqlite3.ProgrammingError):  # it is another thread's, which never came back
            connection.close()
    shutil.rmtree(folder, ignore_errors=True)


class Store:
    """A file of SQLite's in a folder of its own, which is gone when nobody knows it any more."""

    def __init__(self) -> None:
        folder = tempfile.mkdtemp(prefix="links-")
        self.file = Path(folder) / "links.db"
        self.connections: list[sqlite3.Connection] = []
        self._own = threading.local()
        weakref.finalize(self, put_away, folder, self.connections)

    def connect(self) -> sqlite3.Connection:
        """Return the calling thread's connection, which keeps each statement by itself."""
        if not hasattr(self._own, "connection"):
            connection = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
            connection.execute("PRAGMA synchronous = OFF")  # nobody pulls a real plug here
            connection.execute("PRAGMA journal_mode = MEMORY")
            self.connections.append(connection)
            self._own.connection = connection
        mine: sqlite3.Connection = self._own.connection
        return mine

    def leave(self) -> None:
        """Close the calling thread's connection, and drop what it had not kept yet."""
        self.connections.remove(self._own.connection)
        self._own.connection.close()
        del self._own.connection


class Office:
    """A server: it has a store, which others may share, and a memory of its own.

    `place` says which of how many offices it stands in.
    """

    def __init__(
        self,
        store: Store | None = None,
        links: int = MANY,
        place: tuple[int, int] = (0, 1),
        *,
        another_process: bool = False,
        calendar: Any = None,
    ) -> None:
        self.store = store or Store()
        self.calendar = calendar
        kind = Shortener
        if another_process:
            path = Path(str(sys.modules["url_shortener"].__file__))
            kind = design.load("url_shortener, in another process", path).Shortener
        self.shortener = kind(self.store.connect, HOME, links, *place)

    def shorten(
        self, person: str, page: str, name: str | None = None, ends: datetime | None = None
    ) -> str:
        """Let somebody shorten a link to a page; return its code, or what they are told."""
        wish = f" until {ends:%H:%M%z}" if ends else ""
        if name is not None:
            wish = f" as {cut(name, 20)}"
        shorten, connection = self.shortener.shorten, self.store.connect()
        before = connection.total_changes
        code = outcome(lambda: shorten(url_of(page), name=name, ends=ends))
        if connection.total_changes > before and code in TELLING.values():
            code += ", but something is stored"
        tell(f"{person:<8}{f'shortens the {page}{wish}':<40}{cut(code, 27)}", yours=shorten)
        return code

    def follow(self, code: str, at: str = "") -> str:
        """Let a guest follow a code; return the page that they see, or what they are told.

        `at` turns a calendar that is held to an instant of UTC.
        """
        if at:
            self.calendar.move_to(at)
        page = self.look(code)
        act = f"follows {cut(code, 20):<7}  {at}"
        tell(f"{'a guest':<8}{act:<40}{page}", yours=self.shortener.follow)
        return page

    def look(self, code: str) -> str:
        """Return the page behind a code, without a word."""
        return outcome(lambda: page_at(self.shortener.follow(code)))

    def end(self, person: str, code: str) -> str:
        """Let somebody end a link; return what they are told."""
        answer = outcome(lambda: self.shortener.end(code) or "done")  # type: ignore[func-returns-value]
        tell(f"{person:<8}{f'ends {cut(code, 20)}':<40}{answer}", yours=self.shortener.end)
        return answer

    def ask_for_names(self, person: str, *names: str) -> dict[str, str]:
        """Let somebody ask for names, one after the other; return what they are told."""
        begin()
        seen = {}
        for name in names:
            before = self.store.connect().total_changes
            seen[name] = trial(partial(self.shortener.shorten, url_of("trap"), name=name))
            if self.store.connect().total_changes > before:
                seen[name] += ", but something is stored"
            act = f"asks for the name {cut(name, 20) or '(nothing)'}"
            tell(f"{person:<8}{act:<40}{seen[name]}", yours=self.shortener.shorten)
        return seen

    def hand_in(self, *links: str) -> dict[str, str]:
        """Hand in links, and return what became of each: shortened, refused, or else."""
        begin()
        seen = {}
        for link in links:
            before = self.store.connect().total_changes
            answer = trial(partial(self.shortener.shorten, link))
            if not no_code(answer):
                answer = "shortened"
            elif self.store.connect().total_changes > before:
                answer += ", but something is stored"
            seen[link] = answer
            tell(f"{cut(link, 50):<50}   {answer}", yours=self.shortener.shorten)
        return seen

    # The dice

    def load_the_die(self, *codes: str) -> None:
        """Let `draw` show these codes, one after the other, and the last one ever after."""
        shown = iter(codes)
        self.throws = 0

        def draw() -> str:
            self.throws += 1
            assert self.throws <= 3_000, (
                "The die was thrown 3,000 times, and somebody still waits for a code. It shows"
                f" {codes[-1]} and nothing else by now: after so many draws in vain, it is better"
                " to say that there is no code."
            )
            return next(shown, codes[-1])

        self.shortener.draw = draw  # type: ignore[method-assign]
        tell(f"{'the die':<8}will show {' '.join(codes[:-1])}, then {codes[-1]} for ever")


def url_of(page: str) -> str:
    """Return where a page can be found."""
    return f"https://{page.replace(' ', '-')}.example/"


def page_at(url: str) -> str:
    """Return which page can be found there."""
    return url.removeprefix("https://").removesuffix(".example/").replace("-", " ")


@contextmanager
def held_calendar(instant: str) -> Iterator[Any]:
    """Hold the calendar at an instant of UTC, from which `move_to` takes it to another."""
    from freezegun import freeze_time  # noqa: PLC0415  it costs a quarter of a run

    with freeze_time(instant) as calendar:
        tell(f"It is {instant} UTC.")
        yield calendar


# Two at one instant


def two_at_one_instant() -> dict[str, str]:
    """Let Ben come to one server while Ann is at another, between any two statements of hers.

    Returns what the guests of each see after the first bad meeting, else after the last.
    """
    for place in count(1):
        met = meeting(place)
        if met is None:
            break
        seen = met
        if seen != EACH_THEIR_OWN:
            return seen
    if place == 1:
        return {}
    tell(f"Ben came just before each of Ann's steps into the store: {place - 1}")
    return seen


def meeting(place: int) -> dict[str, str] | None:
    """Stop Ann before her n-th statement, and let Ben do all he came for; None if it never came.

    They are at two servers, which share nothing but the store.
    """
    store = Store()
    ann, ben = Office(store), Office(store, another_process=True)
    statements: list[str] = []
    people: list[Errand] = []

    def before_a_statement(sql: str) -> None:
        statements.append(" ".join(sql.split()))
        if len(statements) == place:
            people.append(Errand("Ben", lambda: visit(ben, "letter")))
            wait_until_done_or_still(people, samples=50, limit=PATIENCE)

    first = Errand("Ann", lambda: visit(ann, "wedding", before_a_statement))
    wait_until_done([first], 2 * PATIENCE)
    wait_until_done(people, PATIENCE)
    for error in (errand.error for errand in (first, *people) if errand.error):
        raise error
    if not people:
        if place == 1:
            tell(f"Ann     shortens the wedding                    {first.answer}")
            line = "        and on her own connection the store heard nothing of it"
            tell(line, yours=ann.shortener.shorten)
        return None
    seen = {}
    for errand in (first, *people):
        errand.answer = errand.answer or f"waits at {errand.stands_at()}"
        seen[errand.name] = "nothing" if no_code(errand.answer) else ann.look(errand.answer)
    if seen != EACH_THEIR_OWN:
        line = "Ann     shortens the wedding at one server, and is stopped just before"
        tell(line, yours=ann.shortener.shorten)
        tell(f"          {cut(statements[place - 1], 60)}")
        tell(f"Ben     shortens the letter at another          {people[0].answer}")
        tell(f"Ann     goes on                                 {first.answer}")
        for person, page in seen.items():
            tell(f"{'a guest':<8}{f'follows what {person} was given':<40}{page}")
    return seen


def visit(office: Office, page: str, listener: Callable[[str], None] | None = None) -> str:
    """Shorten a page in the present thread, and let a listener hear each statement beforehand."""
    office.store.connect().set_trace_callback(listener)
    try:
        return outcome_of(office, page)
    finally:
        office.store.leave()


def outcome_of(office: Office, page: str) -> str:
    """Return the code of a page, or what its owner is told instead."""
    return outcome(lambda: office.shortener.shorten(url_of(page)))


def no_code(text: str) -> bool:
    """Tell what somebody is told from a code."""
    return text in TELLING.values() or " " in text


# Mallory


def attempts(first: int, second: int, length: int) -> dict[str, list[str]]:
    """Return what Mallory tries who knows two codes of so many characters, by their numbers."""
    step, most = second - first, len(ALPHABET) ** length
    low, high = sorted((first, second))
    tries = {
        "around hers": [*range(low - 30, low), *range(high + 1, high + 31)],
        "by her step": [
            *(first - step * n for n in range(30, 0, -1)),
            *(second + step * n for n in range(1, 31)),
        ],
    }
    return {way: [code_of(n % most, length) for n in numbers] for way, numbers in tries.items()}


def walks(office: Office) -> tuple[list[str], dict[str, list[bool]]]:
    """Return two codes of Mallory's, and whether each try of hers opens a stranger's link."""
    codes = [office.shortener.shorten(url_of(f"photo {n}")) for n in range(LIVE)]
    hers = codes[LIVE // 2 : LIVE // 2 + 2]
    first, second = [value(code) for code in codes][LIVE // 2 : LIVE // 2 + 2]
    tries = attempts(first, second, length=len(hers[1]))
    return hers, {
        way: [office.look(guess).startswith("photo ") for guess in guesses]
        for way, guesses in tries.items()
    }


def mallory_walks(office: Office) -> dict[str, int]:
    """Let Mallory try codes in two ways; return how many strangers' links each way opens."""
    hers, opened = walks(office)
    tell(f"{LIVE} links are live, and two of them Mallory's: {' '.join(hers)}")
    tell("She tries 60 codes in each of two ways; # opens a stranger's link.")
    for way, hits in opened.items():
        tell(f"{way:<13}{''.join('.#'[hit] for hit in hits)}", yours=Shortener.draw)
    return {way: sum(hits) for way, hits in opened.items()}


def opened_by_blind_guesses(links: int, length: int) -> int:
    """Return how many of 1,000 blind guesses open a link."""
    return min(1_000, round(1_000 * links / int(len(ALPHABET) ** length)))


def lengths(*expected: int) -> dict[int, int]:
    """Return how long a code is when so many links are expected."""
    seen = {}
    for links in expected:
        office = Office(links=links)
        code = office.shortener.shorten(url_of(f"page-{links}"))
        seen[links] = len(code)
        hits = opened_by_blind_guesses(links, len(code))
        tell(
            f"{links:>14,} links expected   {code:<10} {hits:>5,} of 1,000 blind guesses hit",
            yours=Shortener.draw,
        )
    return seen


# The source of codes


def most_frequent(draws: int) -> float:
    """Draw codes; return how many per cent are the ten characters that came most often."""
    office = Office()
    codes = [office.shortener.draw() for _ in range(draws)]
    tell(f"{draws:,} codes are drawn: {' '.join(codes[:5])} ...", yours=office.shortener.draw)
    for place, characters in enumerate(zip(*codes, strict=False), start=1):
        ((most, times),) = Counter(characters).most_common(1)
        bar = "#" * min(40, round(100 * times / draws))
        tell(f"  place {place}   {most} most often {100 * times / draws:>6.1f} %  {bar}")
    everywhere = Counter("".join(codes))
    top = everywhere.most_common(10)
    share = 100 * sum(times for _, times in top) / everywhere.total()
    names = "".join(sorted(character for character, _ in top))
    tell(f"  in all    {names} most often {share:>6.1f} %  {'#' * round(share)}")
    return round(share, 1)


# Two offices


def two_offices() -> tuple[list[str], list[str]]:
    """Let two offices work that cannot ask each other, and the power fail in one.

    Returns the codes that came up in both, and what people lost when the power failed.
    """
    oslo, lima = Office(Store(), FEW, (0, 2)), Office(Store(), FEW, (1, 2))
    pages = [f"page {number}" for number in range(15)]
    given = {page: outcome_of(oslo, page) for page in pages}
    oslo.store.leave()
    oslo = Office(oslo.store, FEW, (0, 2), another_process=True)
    lost = [code for page, code in given.items() if oslo.look(code) != page]
    more = [outcome_of(oslo, page) for page in pages]
    again = [code for code in more if no_code(code) or code in given.values()]
    tell("Oslo gives 15 codes; the power fails, and comes back:")
    tell(f"  {15 - len(lost)} of these lead where they did; {15 - len(again)} of 15 more are given")
    tell("Lima gives 15 codes, and both offices draw 500 more:", yours=oslo.shortener.shorten)
    both = sorted(
        {*given.values(), *more, *draws(oslo, 500)}
        & {*(outcome_of(lima, page) for page in pages), *draws(lima, 500)}
    )
    tell(f"  {len(both)} came up in both  {' '.join(both[:15])}", yours=lima.shortener.draw)
    return both, lost + again


def draws(office: Office, times: int) -> list[str]:
    """Return codes that an office draws."""
    return [office.shortener.draw() for _ in range(times)]


def sum_up(both: list[str]) -> None:
    """Tell what the design comes to, beside a counter."""
    begin()
    office = Office()
    _, opened = walks(office)
    length = len(office.shortener.draw())
    counters = {code_of(number, 2) for number in range(1, LIVE + 1)}
    around, by_step = (
        sum(guess in counters for guess in guesses)
        for guesses in attempts(LIVE // 2 + 1, LIVE // 2 + 2, length=2).values()
    )
    mine = whose("url_shortener")
    tell(f"{'':<47}a counter  {mine}")
    for row, counter, hits in (
        ("Mallory opens, of 60 codes around her own", around, sum(opened["around hers"])),
        ("  of 60 codes by the step between hers", by_step, sum(opened["by her step"])),
        (
            "  of 1,000 blind guesses, 30 billion links live",
            opened_by_blind_guesses(MANY, 6),
            opened_by_blind_guesses(MANY, length),
        ),
        ("of 515 codes of Lima's, Oslo has as well", 515, len(both)),
    ):
        tell(f"{row:<47}{counter:>9}  {hits:>{len(mine)}}")
