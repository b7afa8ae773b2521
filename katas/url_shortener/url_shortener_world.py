"""Offices that give short codes, the stores that they write to, and the people who come.

What is judged was seen from outside: codes, pages, refusals, and what is left behind in a store.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial, reduce
from itertools import chain, count, repeat
from string import ascii_letters, digits
from typing import Any

from dojo import answers, design
from dojo.answers import cut, line
from dojo.dice import in_one_state
from dojo.store import Client, Store, before_each_statement, contents, left_over
from dojo.story import about_to, tell
from url_shortener import decode, encode

ALPHABET = digits + ascii_letters
HOME = "Sho.rt"
URL = "https://{}.example/"  # of a page
PAGES = {"Ann": "wedding", "Ben": "letter"}
MANY = 30_000_000_000  # links: five years of 500 million a month
FEW = 38  # links: codes of two characters will do, of which there are 3,844
REFUSAL = "RefusedError, with words"
UNKNOWN = "UnknownCodeError"
ERRORS = ("RefusedError", "NameTakenError", "NoCodeError", UNKNOWN, "EndedError")
salts = count(1)
answer = partial(answers.answer_of, ERRORS)
is_told = partial(answers.is_told, ERRORS)


def say(function: Callable[[Any], Any], *given: Any, is_wrong: bool = False) -> list[str]:
    """Return what encode or decode says to each of these."""
    said = []
    for thing in given:
        act = f"{function.__name__} {cut(str(thing), 26):<26}"
        about_to(act, function)
        kind = {encode: str, decode: int}[function]
        said.append(answer(partial(function, thing), kind, due=REFUSAL * is_wrong))
        tell(f"{act}   {cut(said[-1], 38)}", called=function, of=(function, thing, said[-1]))
    return said


def lost_on_the_way(numbers: list[int]) -> dict[int, str]:
    """Return numbers that are not read back as they were, and as what they are read."""
    about_to(f"encode {len(numbers):,} numbers, and decode their codes", decode)
    codes = {number: answer(partial(encode, number)) for number in numbers}
    back = {number: answer(partial(decode, code), int) for number, code in codes.items()}
    lost = {number: text for number, text in back.items() if text != str(number)}
    tell(f"{len(numbers):,} numbers up to {numbers[-1]:,}: {len(lost):,} do not come back")
    for number, text in list(lost.items())[:3]:
        tell(f"  {number}, spelled {cut(codes[number], 12)}, is read as {cut(text, 25)}")
    return lost


def check_spelling(codes: list[str]) -> None:
    """Refuse codes that nobody could copy from a poster."""
    strange = [code for code in codes if not set(code or "-") <= set(ALPHABET)]
    assert not strange, (
        f"The code {cut(strange[0], 20)} was given. People copy codes from posters and type them,"
        " so codes are made of the characters of ALPHABET alone."
    )


class Office:
    """A server in a process of its own: it has a store, perhaps that of a server `beside` it.

    place  which office it stands in, of how many
    given  what each person was told at the servers of this store, and for which page
    ends   when the link of a code is to end, if somebody said so, or that it was ended
    """

    def __init__(self, beside: Any = None, links: int = MANY, place: Any = (0, 1)) -> None:
        self.connect = Client(beside.store if beside else Store())
        self.store: Store = self.connect.store
        self.asked = ""  # which code a guest has followed last
        self.links, self.place, self.last, self.codes = links, place, ("", ""), list[str]()
        self.given: list[tuple[str, str, str]] = beside.given if beside else []
        self.ends: dict[str, str] = beside.ends if beside else {}
        module = design.afresh("url_shortener")
        salt = next(salts)  # as in each process of Python's, `hash` gives a text another number
        vars(module)["hash"] = lambda thing: hash(thing if type(thing) is int else (salt, thing))
        self.shortener = module.Shortener(self.connect, HOME, links, *place)

    def do(self, act: str, method: Callable[..., Any], *given: Any, due: str = "") -> str:
        """Return what comes of a call; see that nothing is left behind."""
        about_to(act, method)
        before = contents(self.connect)
        kind = type(None) if method == self.shortener.end else str
        found = answer(partial(method, *given), kind, due=due)
        if method == self.shortener.shorten and is_told(found):
            found += ", but stored" * (contents(self.connect) != before)
        self.last, left = (act, found), left_over(self.connect)
        assert not left, f"After this call {left}, so others cannot write: end it in any case."
        return found

    def owner(self, code: str) -> tuple[str, str]:
        """Return who was given a code first, and for which page."""
        return next(((who, page) for got, who, page in self.given if got == code), ("", ""))

    def shorten(self, person: str, page: str, name: str | None = None, ends: Any = None) -> str:
        """Let somebody shorten a link to a page; return its code, or what they are told."""
        wish = f" as {name}" * (name is not None) + f" until {ends}" * bool(ends)
        act = f"{person:<6}shortens the {page}{wish}"
        code, why = self.do(act, self.shortener.shorten, URL.format(page), name, ends), ""
        if owner := self.owner(code)[0]:
            why = f"{owner} has this code already: guests of both come by it, and see one page."
        elif name and code == "name taken":
            why = f"{self.owner(name)[0]} has this name and keeps it: {person} chooses another."
        self.given += [(code, person, page)] * (not is_told(code))
        self.ends.setdefault(code, f"{ends or ''}"[:16])
        tell(line(act, code), why=why, called=self.shortener.shorten, of=self)
        return code

    def follow(self, code: str, calendar: Any = None, at: str = "") -> str:
        """Let a guest follow a code, perhaps at another instant; return the page that they see."""
        if calendar:
            calendar.move_to(at)
        act = f"a guest follows {cut(code, 12):<8} {at}".rstrip()
        (owner, page), why, self.asked = self.owner(code), "", code
        seen = self.do(act, self.shortener.follow, code, due=UNKNOWN * (not owner))
        seen = seen.removeprefix("https://").removesuffix(".example/")
        if owner and seen == "unknown code":
            why = f"{owner} was given this code; the guest looks for a mistake in typing it."
        elif owner and not is_told(seen) and seen != page:
            why = f"The guest came for {owner}'s {page}, and sees the {seen}."
        elif not owner and not is_told(seen):
            why = "Nobody was given this code: a stranger's page opens to a guess."
        tell(line(act, seen), why=why, called=self.shortener.follow, of=self)
        return seen

    def end(self, person: str, code: str) -> str:
        """Let somebody end a link; return what they are told."""
        act = f"{person:<5} ends {cut(code, 30)}"
        told = self.do(act, self.shortener.end, code, due=UNKNOWN * (not self.owner(code)[0]))
        self.ends |= {code: "ended"} if told == "done" else {}
        tell(line(act, told), called=self.shortener.end, of=self)
        return told

    def hand_in(self, link: str, name: str | None = None, *, is_wrong: bool = False) -> str:
        """Hand in any text as a link, and follow it; return "kept" if it leads there exactly."""
        act = cut(link, 48) if name is None else f"{cut(link, 27)} as {cut(name, 18)}"
        seen = self.do(act, self.shortener.shorten, link, name, due=REFUSAL * is_wrong)
        if not is_told(seen):
            back = self.do(act, self.shortener.follow, seen)
            seen = "kept" if back == link else f"leads to {back}"
        tell(line(act, seen), called=self.shortener.shorten, of=(link, name, seen))
        return seen

    def load_dice(self, *codes: str) -> None:
        """Let `draw` return these codes, one after the other, and the last one ever after."""

        def throws() -> Iterator[str]:
            yield from (*codes, *repeat(codes[-1], 1_000))
            raise AssertionError(f"`draw` returned {codes[-1]} 1,000 times: NoCodeError is better.")

        self.shortener.draw = throws().__next__
        tell(f"`draw` returns {' '.join(codes)}, and that for ever", sets_scene=True)

    def draws(self, times: int, page: str = "") -> list[str]:
        """Return codes that are drawn, or given to people who come for a page."""
        call = partial(self.shortener.shorten, URL.format(page)) if page else self.shortener.draw
        about_to(f"{times:,} codes", self.shortener.draw)
        codes = [answer(call) for _ in range(times)]
        self.given += [(code, "somebody", page) for code in codes if page]
        self.last, self.codes = ("draws", ""), codes
        hits = min(1_000, 1_000 * self.links / 62 ** len(codes[0]))
        office = f"office {self.place[0]} of {self.place[1]}, " * (times > 1)
        more = f" and {times - 1:,} more" if office else f"   {hits:,.1f} of 1,000 guesses hit"
        story = f"{office}{self.links:,} links: {cut(codes[0], 12)}{more}"
        tell(story, called=self.shortener.draw, of=self)
        check_spelling([code for code in codes if not is_told(code)])
        return codes

    def lost(self) -> list[str]:
        """Return which of the codes that were given do not lead where they should."""
        seen = [answer(partial(self.shortener.follow, code)) for code, _, _ in self.given]
        return [
            f"{who}'s {cut(code, 9)} leads to {cut(url.removeprefix('https://'), 14)}"
            for (code, who, page), url in zip(self.given, seen, strict=True)
            if url != URL.format(page)
        ]

    def costs(self, kept: int, links: int) -> dict[str, int]:
        """Add to the links that are kept; return what calls cost then, in tens of steps."""
        shorten, follow = partial(self.shortener.shorten, URL.format("page")), self.shortener.follow
        for number in range(kept, links):
            shorten(f"page{number}")
        calls = {"follow": partial(follow, "page5"), "shorten": shorten}
        costs = {act: self.connect.steps(call) for act, call in calls.items()}
        told = f"{costs['follow']:,}0 to follow one, {costs['shorten']:,}0 to shorten one"
        steps = {f"steps to {act}": 10 * tens for act, tens in costs.items()}
        tell(f"{links} links, steps of the store: {told}", called=follow, of=steps)
        return costs

    def without_a_cable(self, far: "Office", times: int) -> list[str]:
        """Let two offices draw that cannot ask each other; return the codes that both drew."""
        both = sorted({*self.draws(times)} & {*far.draws(times)})
        tell(f"codes that both have drawn: {cut(' '.join(both) or 'none', 40)}", of=(self, far))
        return both

    def mallory_walks(self) -> dict[str, int]:
        """Let Mallory, who has 2 of 200 codes, try 60 more in each of two ways; return the hits."""
        hers = self.draws(200, "photo")[100:102]
        tell(f"200 links are live, and two of them are Mallory's: {cut(' '.join(hers), 24)}")
        places = range(len(hers[1]))
        first, second = (reduce(lambda n, c: n * 62 + ALPHABET.index(c), code, 0) for code in hers)
        low, high = sorted((first, second))
        around = [*range(low - 30, low), *range(high + 1, high + 31)]
        by_step = [first + (second - first) * n for n in (*range(-30, 0), *range(2, 32))]
        marks = {}
        for way, numbers in {"around hers": around, "by her step": by_step}.items():
            codes = ["".join(ALPHABET[n // 62**p % 62] for p in places[::-1]) for n in numbers]
            seen = [answer(partial(self.shortener.follow, code)) for code in codes]
            marks[way] = "".join(".#"[page == URL.format("photo")] for page in seen)
            hit = marks[way].count("#")
            why = f"{hit} of 60 guesses open a page that a stranger shared in private." * (hit > 0)
            tell(f"{way:<13}{marks[way]}", why=why, called=self.shortener.draw, of=marks)
        return {way: tries.count("#") for way, tries in marks.items()}


def simultaneous(name: str | None = None, dice: tuple[str, ...] = (), *, ends: bool = False) -> str:
    """Let Ann and Ben act at two servers, in every order; return what goes wrong.

    They want two codes, or one name, or Ann ends that name. `dice` show both the same code first.
    """

    def make() -> Any:
        ann: Any = Office()
        ann.beside = Office(ann)
        for office, own in zip((ann, ann.beside), dice[1:], strict=False):
            office.shortener.draw = chain(dice[:1], repeat(own)).__next__
        if ends:
            answer(partial(ann.shortener.shorten, URL.format("tea"), name))
        ann.connect.close()  # as the thread did that started the server
        return ann

    def visit(ann: Any, person: str) -> Any:
        office, page = ann if person == "Ann" else ann.beside, PAGES[person]
        if ends and person == "Ann":
            found = answer(partial(office.shortener.end, name), type(None))
        else:
            found = answer(partial(office.shortener.shorten, URL.format(page), name))
            office.given += [(found, person, page)] * (not is_told(found))
        office.connect.close()
        return cut(found, 30) if is_told(found) or found == "done" else "a code"

    deeds: Any = dict.fromkeys(PAGES, (f"asks for {name or 'a code'}", visit))
    right = [("a code", "name taken"), ("name taken", "a code")] if name else [("a code", "a code")]
    if ends:
        deeds["Ann"], right = (f"ends {name}", visit), [("done", "name taken")]
    return before_each_statement(make, deeds, right, lambda ann: Office(ann).lost())


def fewest(codes: list[str]) -> int:
    """Return how many different characters the place of a code shows that shows fewest."""
    seen = [len(set(place)) for place in zip(*codes, strict=False)]
    tell(f"  characters that each place of these codes shows: {' '.join(map(str, seen))}", of=seen)
    return min(seen)


def most_frequent(codes: list[str]) -> tuple[float, float]:
    """Return the per cent of the ten most frequent characters, in all and at the worst place."""
    shares = []
    places = [*map("".join, zip(*codes, strict=False)), "".join(codes)]
    for place, characters in enumerate(places, start=1):
        seen = Counter({character: characters.count(character) for character in ALPHABET})
        top = seen.most_common(10)
        shares.append(100 * sum(times for _, times in top) / len(characters))
        name = f"place {place}" if place <= len(codes[0]) else "in all"
        ten, bar = "".join(sorted(dict(top))), "#" * round(shares[-1] / 4)
        tell(f"{name}   most often {ten}   {shares[-1]:>5.1f} %  {bar}", of=seen)
    return round(shares[-1], 1), round(max(shares), 1)


def started_alike() -> list[str]:
    """Return the codes of two servers that start at one instant, Python's dice in one state."""
    from freezegun import freeze_time  # noqa: PLC0415  it costs a quarter of a run

    beside, shown = Office(), dict[str, str]()
    for name in ("one server", "the other"):
        with freeze_time("2011-06-01 12:00:00"), in_one_state():
            draw = Office(beside).shortener.draw
            shown[name] = " ".join(answer(draw) for _ in range(3))
        tell(f"{name:<11} starts at noon, and draws {cut(shown[name], 40)}", called=draw, of=shown)
    return [*shown.values()]


def sum_up(hits: dict[str, int], fewest: int) -> None:
    """Tell what the design comes to, beside a counter whose odd numbers are one office's."""
    mine, length = design.whose("url_shortener"), len(Office().shortener.draw())
    tell(f"{'':<52}a counter  {mine}")
    for row, counter, found in (
        ("of 60 guesses by two codes of her own, Mallory hits", 60, max(hits.values())),
        ("of 1,000 blind guesses, 30 billion links live", 528, 1_000 * MANY // 62**length),
        ("of 62 characters, a place of an office's shows", 31, fewest),
    ):
        tell(f"{row:<52}{counter:>9}  {found:>{len(mine)}}")
