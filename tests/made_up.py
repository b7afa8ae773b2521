"""A made-up run of a made-up cache, as the page gets it: for its tests, and for looking at it."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from dojo import design
from dojo.picture import Row, Thing, arrow, box, place

KATA = "lru_cache"


@dataclass
class Seen:
    """What a shop saw last."""

    who: str = "Ann"
    asks: str = ""
    page: str = ""
    source: str = ""
    left: list[str] = field(default_factory=list)
    due: str = ""


class Shop:
    """A shop whose cache forgets first in, first out, or as it should."""

    def __init__(self, room: int, *, fifo: bool) -> None:
        self.room, self.fifo = room, fifo
        self.trips: list[str] = []
        self.came: list[str] = []
        self.uses: list[str] = []
        self.last = Seen()
        self.asked = 0

    def in_memory(self) -> list[str]:
        """Return the pages here, the one idle longest first."""
        return [page for page in self.uses if page in self.came]

    def ask(self, page: str, who: str = "Ann") -> dict[str, Any]:
        """Ask, and return the step."""
        self.asked += 1
        here, left, due = self.in_memory(), "", ""
        source = "memory" if page in self.came else "database"
        if source == "database":
            self.trips.append(page)
            if len(self.came) == self.room:
                left = self.came[0] if self.fifo else here[0]
                due = here[0] if here[0] != left else ""
                self.came.remove(left)
            self.came.append(page)
        self.uses = [*(one for one in self.uses if one != page), page]
        self.last = Seen(who, f"asks {page}", page, source, [left] if left else [], due)
        why = ""
        if source == "memory":
            why = f"{page.capitalize()} was in memory: {who} waits for nothing."
        else:
            why = f"{page.capitalize()} was not in memory: {who} waits 100 ms for the database."
            if left:
                why += f" The cache was full, so {left} was evicted"
                why += f"; {due} had been idle longer." if due else "."
        line = f"ask {page:<10}{source:<10}{left:>7} | {' '.join(self.in_memory())}"
        return step(line, why, self, called="get")

    def head(self) -> dict[str, Any]:
        """Set the scene."""
        return step(f"room for {self.room:<14}out | in memory, idle longest first", "", self)


def step(line: str, why: str, shop: Shop, called: str = "") -> dict[str, Any]:
    """Return a step as the report has it, things included."""
    file = design.SOLUTIONS / KATA / "ordered_dict.py"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = next((n for n, text in enumerate(lines, 1) if f"def {called}(" in text), 0)
    trips = len(shop.trips)
    count = (
        f"hits {shop.asked - trips} of {shop.asked} · database {trips} · waited {100 * trips} ms"
    )
    return {
        "line": line,
        "why": why,
        "count": count if called else "",
        "called": (str(file), at, called) if called else None,
        "sets_scene": not called,
        "things": things(shop),
    }


def things(shop: Shop) -> list[Thing]:
    """Return what is to be seen of the shop after a step."""
    last, row = shop.last, Row(x=400 - 56 * (shop.room - 1), y=120, width=112)
    frame = place("cache", 400, 120, 372, 84, f"the cache, room for {shop.room}")
    note = f"{len(shop.trips)} trips"
    database = box("database", 720, 120, "database", w=116, h=84, note=note, row="the database")
    shopper = box("shopper", 92, 120, last.who, w=96, note=last.asks, row="people")
    seen = [frame, shopper]
    if last.page:
        seen.append(arrow("asks", shopper, frame))
    if last.source == "database":
        seen.append(arrow("trip", frame, database, "100 ms", tone="cost", row="waited"))
    seen += [place(f"slot {n}", *row.at(n), 100, 44) for n in range(shop.room)]
    for number, page in enumerate(shop.in_memory()):
        tone = "saved" if page == last.page and last.source == "memory" else ""
        mark = "idle longest" if page == last.due else ""
        made = box(f"page {page}", *row.at(number), page, w=88, tone=tone, mark=mark)
        seen.append({**made, "came": (720, 120), "row": "in memory"})
    for number, page in enumerate(last.left):
        x, y = row.at(number)
        seen.append(box(f"page {page}", x, y + 92, page, w=88, gone="evicted", row="left"))
    return [*seen, database]


def scene(title: str, room: int, asks: str, *, fifo: bool) -> dict[str, Any]:
    """Return a scene of asks, one after the other."""
    shop = Shop(room, fifo=fifo)
    people = ["Ann", "Ben", "Cem", "Dan"]
    steps = [shop.head()]
    steps += [shop.ask(page, people[n % 4]) for n, page in enumerate(asks.split())]
    return {"title": title, "steps": steps}


def reports(*, fifo: bool = True, **changes: Any) -> list[Any]:
    """Return three lessons of fourteen; the third is red for first in, first out."""
    told = [
        (
            "asking again costs no trip",
            "Memory buys time: the first ask pays for the trip, the rest are free.",
            [scene("two shoppers, one page", 3, "home home", fifo=fifo)],
        ),
        (
            "memory is a budget",
            "A cache that only grows is a memory leak with a good hit rate.",
            [
                scene("three pages, room for two", 2, "home cart help help", fifo=fifo),
                scene("room for one", 1, "home cart cart", fifo=fifo),
            ],
        ),
        (
            "the page idle longest is forgotten first",
            "The future is unknown, so bet that it will resemble the recent past.",
            [scene("news needs room", 3, "home cart cart help home news home", fifo=fifo)],
        ),
    ]
    made = []
    for number, (title, reason, scenes) in enumerate(told, 1):
        failed = fifo and number == 3
        values = {
            "kata": KATA, "number": number, "total": 14, "title": title, "reason": reason,
            "trouble": "eviction of what is still wanted", "cure": "least recently used (LRU)",
            "failed": failed, "passed": not failed, "skipped": False, "scenes": scenes,
            "message": (
                "When news came, cart was the page that nobody had asked for longest: it should"
                " have made room, and no other."
            ) * failed,
            "yours": "katas/lru_cache/lru_cache.py:31   get",
        }  # fmt: skip
        made.append(SimpleNamespace(**{**values, **changes}))
    waiting = {
        "kata": KATA, "total": 14, "title": "a name that spoils", "reason": "too early",
        "failed": False, "passed": not fifo, "skipped": fifo, "scenes": [], "trouble": "",
        "cure": "", "message": "", "yours": "",
    }  # fmt: skip
    return made + [SimpleNamespace(number=number, **waiting) for number in range(4, 15)]
