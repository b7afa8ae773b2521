"""Offices that give short codes, the stores that they write to, and the people who come.

What is judged was seen from outside: which codes were given, where they lead, what was refused,
and how many rows of a store were changed, whatever its tables look like.
"""

import random
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
from itertools import chain, count, repeat
from pathlib import Path
from string import ascii_letters, digits
from types import FrameType
from typing import Any

from dojo import design
from dojo.design import whose
from dojo.people import Person, done_or_still, together
from dojo.story import open_scene, tell
from url_shortener import Shortener, decode, encode

ALPHABET = digits + ascii_letters
HOME = "sho.rt"
MANY = 30_000_000_000  # links: five years of 500 million a month
FEW = 38  # links: codes of two characters will do, of which there are 3,844
LIVE = 200  # links, when Mallory comes
HERS = (LIVE // 2, LIVE // 2 + 1)
EACH_THEIR_OWN = [{"Ann": "wedding", "Ben": "letter"}]
ONE_OF_THEM = [{"Ann": "wedding", "Ben": "taken"}, {"Ann": "taken", "Ben": "letter"}]
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
            wordless = name == "RefusedError" and not str(error)
            return f"{TELLING[name]}, without a word" if wordless else TELLING[name]
    words = f": {error}" if isinstance(error, sqlite3.Error) else ""
    return cut(f"stopped by {type(error).__name__}{words}", 64)


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


def tell_of(person: str, act: str, answer: str, yours: Callable[..., Any]) -> None:
    """Tell what somebody did and was told, in a second line if that is long."""
    if len(answer) > 25:
        tell(f"{person:<8}{act}")
        person, act = "", f"  {answer}"
        answer = ""
    tell(f"{person:<8}{act:<42}{answer}".rstrip(), called=yours)


# Numbers and their codes


def spell(*numbers: int) -> list[str]:
    """Return the codes of these numbers."""
    codes = [encode(number) for number in numbers]
    for number, code in zip(numbers, codes, strict=True):
        tell(f"{number:>13,}   {code or '(nothing)'}", called=encode)
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
    tell(f"{len(numbers):,} numbers were spelled and read, up to {numbers[-1]:,}", called=decode)
    return lost


def spell_none(*numbers: int) -> dict[str, str]:
    """Return what becomes of asking for the codes of numbers that have none."""
    open_scene()
    seen = {}
    for number in numbers:
        spell = partial(encode, number)
        seen[str(number)] = trial(partial(fused, spell) if number < 0 else spell)
        tell(f"encode {number:<19}   {cut(seen[str(number)], 40)}", called=encode)
    return seen


def read(*texts: str) -> dict[str, str]:
    """Return what each of these texts is read as."""
    open_scene()
    seen = {}
    for text in texts:
        seen[text] = trial(partial(decode, text))
        tell(f"decode {cut(text, 19) or '(nothing)':<19}   {cut(seen[text], 40)}", called=decode)
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
    """A file of SQLite's in a folder of its own, which is gone when nobody knows it any more.

    A listener hears each statement of all its connections, before it is done.
    """

    def __init__(self, listener: Callable[[str], None] | None = None) -> None:
        self.listener = listener
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
            connection.set_trace_callback(self.listener)
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
        wish = f" until {ends:%H:%M:%S.%f}".rstrip("0").rstrip(".") + f"{ends:%z}" if ends else ""
        if name is not None:
            wish = f" as {cut(name, 20)}"
        shorten, connection = self.shortener.shorten, self.store.connect()
        before = connection.total_changes
        code = outcome(lambda: shorten(url_of(page), name=name, ends=ends))
        if connection.total_changes > before and code in TELLING.values():
            code += ", but something is stored"
        tell_of(person, f"shortens the {page}{wish}", cut(code, 66), shorten)
        return code

    def follow(self, code: str, at: str = "") -> str:
        """Let a guest follow a code; return the page that they see, or what they are told.

        `at` turns a calendar that is held to an instant of UTC.
        """
        if at:
            self.calendar.move_to(at)
        page = self.look(code)
        tell_of("a guest", f"follows {cut(code, 20):<7}  {at}", page, self.shortener.follow)
        return page

    def wait_until(self, instant: str) -> None:
        """Turn a calendar that is held to an instant of UTC."""
        self.calendar.move_to(instant)
        tell(f"The office has opened, and it is {instant} UTC.")

    def look(self, code: str) -> str:
        """Return the page behind a code, without a word."""
        return outcome(lambda: page_at(self.shortener.follow(code)))

    def end(self, person: str, code: str) -> str:
        """Let somebody end a link; return what they are told."""
        answer = outcome(lambda: self.shortener.end(code) or "done")  # type: ignore[func-returns-value]
        tell_of(person, f"ends {cut(code, 20)}", answer, self.shortener.end)
        return answer

    def ask_for_names(self, person: str, *names: str) -> dict[str, str]:
        """Let somebody ask for names, one after the other; return what they are told."""
        open_scene()
        seen = {}
        for name in names:
            before = self.store.connect().total_changes
            seen[name] = trial(partial(self.shortener.shorten, url_of("trap"), name=name))
            if no_code(seen[name]) and self.store.connect().total_changes > before:
                seen[name] += ", but something is stored"
            act = f"asks for the name {cut(name, 20) or '(nothing)'}"
            tell_of(person, act, seen[name], self.shortener.shorten)
        return seen

    def hand_in(self, *links: str, name: str | None = None) -> dict[str, str]:
        """Hand in links, perhaps by a name, and return what became of each: shortened or not."""
        open_scene()
        seen = {}
        for link in links:
            before = self.store.connect().total_changes
            answer = trial(partial(self.shortener.shorten, link, name))
            if not no_code(answer):
                answer = "shortened"
            elif self.store.connect().total_changes > before:
                answer += ", but something is stored"
            seen[link] = answer
            wish = f"{cut(link, 50)} as {name}" if name else cut(link, 50)
            tell(f"{wish:<50}   {answer}", called=self.shortener.shorten)
        return seen

    def another(self) -> "Office":
        """Open another server on the same store, with the same calendar and, if loaded, die."""
        other = Office(self.store, calendar=self.calendar, another_process=True)
        if "draw" in vars(self.shortener):
            other.shortener.draw = self.shortener.draw  # type: ignore[method-assign]
        return other

    # The dice

    def load_the_die(self, *codes: str) -> None:
        """Let `draw` show these codes, one after the other, and the last one ever after."""
        shown = iter(codes)
        throws = count(1)

        def draw() -> str:
            assert next(throws) <= 3_000, (
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


def alone() -> str:
    """Let Ann shorten a link in a thread that then leaves; return what her guest sees."""
    store = Store()
    ann = Office(store)
    first = Person("Ann", lambda: visit(ann, "wedding"))
    together(first, limit=PATIENCE)
    code = answer_of(first)
    tell_of("Ann", "shortens the wedding; her thread ends", code, ann.shortener.shorten)
    return code if no_code(code) else Office(store).follow(code)


def two_at_one_instant(name: str | None = None, *, loaded: bool = False) -> dict[str, str]:
    """Let Ben come to one server while Ann is at another, between any two statements of hers.

    Both may ask for one name, or throw dice that are `loaded` to show both the same code first.
    Returns what the guests of each see after the first bad meeting, else after the last.
    """
    open_scene()
    seen = {"Ann": "nobody met", "Ben": "nobody met"}
    for place in count(1):
        met = meeting(place, name, loaded=loaded)
        if met is None:
            break
        seen = met
        if seen not in (EACH_THEIR_OWN if name is None else ONE_OF_THEM):
            return seen
    tell(
        f"Ben came just before each of Ann's steps into the store: {place - 1}",
        called=Shortener.shorten,
    )
    return seen


def meeting(place: int, name: str | None, *, loaded: bool) -> dict[str, str] | None:
    """Stop Ann before her n-th statement, and let Ben do all he came for; None if it never came.

    They are at two servers, which share nothing but the store.
    """
    statements: list[str] = []
    people: list[Person] = []
    she_is_there = threading.Event()

    def before_a_statement(sql: str) -> None:
        if she_is_there.is_set() and not people:
            statements.append(" ".join(sql.split()))
            if len(statements) == place:
                people.append(Person("Ben", partial(visit, bens[0], "letter", name)))
                done_or_still(*people, samples=50, limit=PATIENCE)

    store = Store(before_a_statement)
    ann, bens = Office(store), [Office(store, another_process=True)]
    for office, second in ((ann, "bbbbbbb"), (bens[0], "ccccccc")) if loaded else ():
        office.shortener.draw = chain(["aaaaaaa"], repeat(second)).__next__  # type: ignore[method-assign]
    she_is_there.set()
    first = Person("Ann", lambda: visit(ann, "wedding", name))
    together(first, limit=2 * PATIENCE)
    together(*people, limit=PATIENCE)
    she_is_there.clear()
    answers = {errand.name: answer_of(errand) for errand in (first, *people)}
    people.clear()
    bens.clear()  # the store knows its listener, who must not know the store any more
    if len(answers) == 1:
        return None
    seen = {who: text if no_code(text) else ann.look(text) for who, text in answers.items()}
    if seen not in (EACH_THEIR_OWN if name is None else ONE_OF_THEM):
        wish, shorten = f" as {name}" if name else "", ann.shortener.shorten
        tell(f"Ann     shortens the wedding{wish} at one server, and is stopped before")
        tell(f"          {cut(statements[place - 1], 60)}")
        tell_of("Ben", f"shortens the letter{wish} at another", answers["Ben"], shorten)
        tell_of("Ann", "goes on", answers["Ann"], shorten)
        for person, page in seen.items():
            if not no_code(answers[person]):
                tell_of("a guest", f"follows what {person} was given", page, shorten)
    return seen


def answer_of(errand: Person) -> str:
    """Return what somebody came back with, or where they wait; raise what stopped them."""
    if errand.error:
        raise errand.error
    return str(errand.answer) if errand.answer else f"waits at {errand.place}"


def visit(office: Office, page: str, name: str | None = None) -> str:
    """Shorten a page in the present thread, which then leaves the store."""
    office.store.connect()
    try:
        return outcome(lambda: office.shortener.shorten(url_of(page), name=name))
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


def walks(office: Office) -> tuple[list[str], dict[str, list[str]]]:
    """Return all codes, with Mallory's two in the middle, and what she tries in each way."""
    pages = [f"photo {n}" if n not in HERS else "her own" for n in range(LIVE)]
    codes = [office.shortener.shorten(url_of(page)) for page in pages]
    numbers = [value(code) for code in codes]
    first, second = (numbers[n] for n in HERS)
    return codes, attempts(first, second, length=len(codes[HERS[1]]))


def opens(office: Office, guess: str) -> bool:
    """Tell whether a guess opens a stranger's link."""
    return office.look(guess).startswith("photo ")


def mallory_walks(office: Office) -> dict[str, int]:
    """Let Mallory try codes in two ways; return how many strangers' links each way opens."""
    codes, tries = walks(office)
    opened = {way: [opens(office, guess) for guess in tries[way]] for way in tries}
    tell(f"{LIVE} links are live, and two of them Mallory's: {' '.join(codes[n] for n in HERS)}")
    tell("She tries 60 codes in each of two ways; # opens a stranger's link.")
    for way, hits in opened.items():
        given = set(tries[way]) & set(codes)
        yours = Shortener.draw if given or not any(hits) else Shortener.follow
        tell(f"{way:<13}{''.join('.#'[hit] for hit in hits)}", called=yours)
    return {way: sum(hits) for way, hits in opened.items()}


def two_dice_in_one_state() -> list[str]:
    """Let two servers draw three codes each, with Python's `random` in the same state.

    Returns the codes that both drew.
    """
    open_scene()
    store, shown = Store(), []
    for name, server in (("one", Office(store)), ("the other", Office(store))):
        random.seed(7)
        shown.append([server.shortener.draw() for _ in range(3)])
        line = f"{name:<9} server, after random.seed(7), draws"
        tell(f"{line:<52}{cut(' '.join(shown[-1]), 23)}", called=Shortener.draw)
    return sorted(set(shown[0]) & set(shown[1]))


def opened_by_blind_guesses(links: int, length: int) -> int:
    """Return how many of 1,000 blind guesses open a link."""
    return min(1_000, round(1_000 * links / int(len(ALPHABET) ** length)))


def lengths(*expected: int) -> dict[int, int]:
    """Return how long a code of one of three offices is when so many links are expected in all."""
    seen = {}
    for links in expected:
        office = Office(links=links, place=(1, 3))
        code = office.shortener.shorten(url_of(f"page-{links}"))
        seen[links] = len(code)
        hits = opened_by_blind_guesses(links, len(code))
        tell(
            f"{links:>14,} links in 3 offices   {cut(code, 11):<11}{hits:>5,} of 1,000 guesses hit",
            called=Shortener.draw,
        )
    return seen


# The source of codes


def throw(draws: int) -> tuple[tuple[float, float], dict[str, int]]:
    """Draw codes; return the per cent of the ten most frequent characters, in all and at one place.

    With it, how long the shortest code is, and how many different characters some place showed.
    Fair dice reach 21 % at one of seven places less than once in a million runs.
    """
    office = Office()
    codes = [office.shortener.draw() for _ in range(draws)]
    shortest = min(codes, key=len)
    tell(f"{draws:,} codes are drawn: {' '.join(codes[:5])} ...", called=office.shortener.draw)
    tell(f"  the shortest is {cut(shortest, 30)}; the ten most frequent characters of each place:")
    shares, shown = [], []
    for place, characters in enumerate(zip(*codes, strict=False), start=1):
        seen = Counter(characters)
        top = seen.most_common(10)
        shares.append(100 * sum(times for _, times in top) / draws)
        shown.append(len(seen))
        names = "".join(sorted(character for character, _ in top))
        bar = "#" * round(shares[-1] / 4)
        tell(f"  place {place}   {names:<10}  {shares[-1]:>5.1f} %, of {shown[-1]} seen  {bar}")
    ((*top,), total) = Counter("".join(codes)).most_common(10), len("".join(codes))
    share = 100 * sum(times for _, times in top) / total
    tell(f"  in all    {''.join(sorted(name for name, _ in top)):<10}  {share:>5.1f} %")
    return (round(share, 1), round(max(shares), 1)), {
        "shortest": len(shortest),
        "characters": min(shown),
    }


# How the list grows


def steps(office: Office, *links: int) -> dict[str, list[int]]:
    """Return what each act costs with so many links in the store, in tens of the store's steps."""
    open_scene()
    shorten, follow = office.shortener.shorten, office.shortener.follow
    seen: dict[str, list[int]] = {"to follow a link": [], "to shorten one": []}
    kept = 0
    for wanted in links:
        while kept < wanted:
            kept += 1
            shorten(url_of("page"), name=f"page{kept}")
        seen["to follow a link"].append(counted(office, partial(follow, f"page{kept}")))
        seen["to shorten one"].append(counted(office, partial(shorten, url_of("last page"))))
    few, many = links
    tell(f"{'in tens of steps of the store, with':<36}{few:>5} links  {many:>5} links")
    for act, (before, after) in seen.items():
        tell(f"  {act:<34}{before:>5}        {after:>5}", called=Shortener.follow)
    return seen


def counted(office: Office, act: Callable[[], Any]) -> int:
    """Return how many tens of steps the store takes for the caller of an act."""
    ticks: list[None] = []
    store = office.store.connect()
    store.set_progress_handler(lambda: ticks.append(None), 10)
    try:
        act()
    finally:
        store.set_progress_handler(None, 0)
    return len(ticks)


# Two offices


def two_offices() -> tuple[list[str], list[str], int]:
    """Let two offices of three work that cannot ask each other, and the power fail in one.

    Returns the codes that came up in both, what people lost when the power failed, and how many
    characters stand at the place of an office's codes that has the fewest.
    """
    oslo, lima = Office(Store(), FEW, (0, 3)), Office(Store(), FEW, (2, 3))
    pages = [f"page {number}" for number in range(15)]
    given = {page: outcome_of(oslo, page) for page in pages}
    oslo.store.leave()
    oslo = Office(oslo.store, FEW, (0, 3), another_process=True)
    lost = [code for page, code in given.items() if oslo.look(code) != page]
    more = [outcome_of(oslo, page) for page in pages]
    again = [code for code in more if no_code(code) or code in given.values()]
    tell("Oslo gives 15 codes; the power fails, and comes back:")
    tell(f"  {15 - len(lost)} of these lead where they did; {15 - len(again)} of 15 more are given")
    tell("Lima gives 15 codes, and both offices draw 250 more:", called=oslo.shortener.shorten)
    drawn = draws(lima, 250)
    both = sorted(
        {*given.values(), *more, *draws(oslo, 250)}
        & {*(outcome_of(lima, page) for page in pages), *drawn}
    )
    tell(f"  {len(both)} came up in both  {' '.join(both[:15])}", called=lima.shortener.draw)
    fewest = min(len(set(place)) for place in zip(*drawn, strict=False))
    tell(f"  a place of Lima's codes has {fewest} of 62 characters, no other place has fewer")
    return both, lost + again, fewest


def draws(office: Office, times: int) -> list[str]:
    """Return codes that an office draws."""
    return [office.shortener.draw() for _ in range(times)]


def sum_up(both: list[str]) -> None:
    """Tell what the design comes to, beside a counter."""
    open_scene()
    office = Office()
    _, tries = walks(office)
    opened = {way: sum(opens(office, guess) for guess in tries[way]) for way in tries}
    length = len(office.shortener.draw())
    counters = {code_of(number, 2) for number in range(1, LIVE + 1)}
    around, by_step = (
        sum(guess in counters for guess in guesses)
        for guesses in attempts(LIVE // 2 + 1, LIVE // 2 + 2, length=2).values()
    )
    mine = whose("url_shortener")
    tell(f"{'':<47}a counter  {mine}")
    for row, counter, hits in (
        ("Mallory opens, of 60 codes around her own", around, opened["around hers"]),
        ("  of 60 codes by the step between hers", by_step, opened["by her step"]),
        (
            "  of 1,000 blind guesses, 30 billion links live",
            opened_by_blind_guesses(MANY, 6),
            opened_by_blind_guesses(MANY, length),
        ),
        ("of 265 codes of Lima's, Oslo has as well", 265, len(both)),
    ):
        tell(f"{row:<47}{counter:>9}  {hits:>{len(mine)}}")
