"""What the page is shown: the file itself, and the state of everything."""

import base64
import hashlib
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .stream import Stream
from .web import Answer

if TYPE_CHECKING:
    from .door import House

PAGE = Path(__file__).resolve().parent / "page.html"
OPENAPI = PAGE.with_name("openapi.json")
LINKS = 20  # that the page shows
COUNTERS = "asked", "memory", "trips", "copies", "later", "refused", "lost", "lies"
ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def page() -> Answer:
    """Return the page, which may run its own scripts and nothing else."""
    text = PAGE.read_bytes()
    policy = [
        "default-src 'none'",
        f"script-src {sums_of('script', text)}",
        f"style-src {sums_of('style', text)}",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
    head = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Content-Security-Policy": "; ".join(policy),
    }
    return Answer(200, head, text)


def sums_of(tag: str, text: bytes) -> str:
    """Return the check sums of a page's own scripts, or styles."""
    found = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>".encode(), text, re.DOTALL)
    sums = [base64.b64encode(hashlib.sha256(piece).digest()).decode() for piece in found]
    return " ".join(f"'sha256-{one}'" for one in sums) or "'none'"


def openapi() -> Answer:
    """Return the description of the interface for readers."""
    return Answer(200, {"Content-Type": "application/json"}, OPENAPI.read_bytes())


def events(stream: Stream, query: str) -> Answer:
    """Return the stream of events; "after=17" asks for what was told since then, too."""
    number = query.removeprefix("after=")[:18]
    after = int(number) if number.isascii() and number.isdecimal() else None
    head = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    return Answer(200, head, stream=lambda connection: stream.serve(connection, after))


class View:
    """The state of everything; what costs a look at the stores is as it was a second ago."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._rows: dict[str, int] = {}
        self._clicks: dict[str, int] = {}

    def look(self) -> None:
        """Look at the stores, but for those that are silent."""
        house = self._house
        silent = house.fleet.silent
        for name, at in [*house.places.items()]:
            if name not in silent:
                self._rows[name] = at.first.count()
        if "counts" not in silent:
            codes = [link.code for link in house.ledger.latest(LINKS)]
            self._clicks = {code: house.tally.of(code) for code in codes}

    def state(self) -> dict[str, Any]:
        """Return what the page shows besides single requests."""
        house, now = self._house, time.time()
        silent = house.fleet.silent

        def says(place: str) -> str:
            return "silent" if place in silent else "up"

        def engine(name: str) -> str:
            place = house.settings.place_of(name).partition(":")[0]
            return ENGINES.get(place, place)

        partitions = [
            {
                "name": name,
                "engine": engine(name),
                "is": says(name),
                "copy": says(f"{name} copy"),
                "moving": house.joining != "",
                "rows": self._rows.get(name, 0),
            }
            for name in [*house.places]
        ]
        links = [
            {
                "code": link.code,
                "url": link.url,
                "ends": link.ends,
                "ended": link.has_ended(now),
                "clicks": self._clicks.get(link.code, 0),
            }
            for link in house.ledger.latest(LINKS)
        ]
        return {
            "parts": house.parts,
            "servers": house.fleet.state(),
            "partitions": partitions,
            "counts": says("counts"),
            "messages": "lost" if "messages" in silent else "up",
            "counters": {name: house.desk.counters[name] for name in COUNTERS},
            "links": links,
        }
