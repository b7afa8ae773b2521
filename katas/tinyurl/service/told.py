"""What a request did, in a line; and why it went so, in a sentence of at most 140 characters.

Both follow from what the door and the adapters saw, and from nothing that a design says of itself.
The first rule that fits is told. A why is true of every design that can reach it: it says what was
seen, or what holds of any service.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from . import ledger

OPEN, MAKE, END, CLICKS = "opens", "makes", "ends", "asks for the clicks of"
Step = dict[str, Any]


@dataclass(frozen=True)
class Ask:
    """A request, as it was seen."""

    verb: str
    code: str
    status: int
    steps: Sequence[Step] = ()
    is_alone: bool = True  # no other request asked a store meanwhile
    lie: str = ""
    who: str = "A reader"

    @property
    def tried(self) -> list[Step]:
        """Return which servers the door asked."""
        return [step for step in self.steps if step["from"] == "door"]

    @property
    def server(self) -> str:
        """Return the server that answered, or ""."""
        return next((step["to"] for step in reversed(self.tried) if step["ok"]), "")

    @property
    def dead(self) -> str:
        """Return the servers that did not answer, as a sentence names them."""
        return named(step["to"] for step in self.tried if not step["ok"])

    @property
    def trips(self) -> list[Step]:
        """Return what the servers asked of partitions."""
        return [step for step in self.steps if step["to"][0] == "p"]

    @property
    def silent(self) -> str:
        """Return the stores that did not answer."""
        asked = [step for step in self.steps if step["from"] != "door" and not step["ok"]]
        return named(place_of(step) for step in asked if step["to"] != "messages")

    @property
    def places(self) -> str:
        """Return the partitions, and copies, that answered."""
        return named(place_of(step) for step in self.trips if step["ok"])

    @property
    def written(self) -> str:
        """Return the partitions that took a row."""
        return named(s["to"] for s in self.trips if s["ok"] and s["call"] in ("add", "put"))

    def has(self, to: str, *, ok: bool = True) -> bool:
        """Tell whether the counts, or the messages, were asked in this request, and answered."""
        return any(step["to"] == to and step["ok"] == ok for step in self.steps)

    @property
    def is_by_copy(self) -> bool:
        """Tell whether a copy answered and no first place did."""
        answered = [step for step in self.trips if step["ok"]]
        return bool(answered) and all(step["copy"] for step in answered)


def place_of(step: Step) -> str:
    """Return how a place is called in a sentence."""
    return f"{step['to']}'s copy" if step["copy"] else str(step["to"])


def named(names: Any) -> str:
    """Join names as a sentence does, each once."""
    found = sorted({*names})
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


Rules = list[tuple[Callable[[Ask], bool], str]]

OUTCOMES: Rules = [
    (lambda a: a.lie == ledger.WRONG, "{server} sent it to another address"),
    (lambda a: a.lie == ledger.UNKNOWN, "{server} says that nobody has it, which is not true"),
    (lambda a: a.lie == ledger.ENDED, "{server} opened it, though it has ended"),
    (lambda a: a.lie == ledger.EARLY, "{server} says that it has ended, which is not true"),
    (lambda a: not a.server and a.status == 503, "no server answered: come later"),
    (lambda a: not a.server, "and the door asked no other server"),
    (
        lambda a: a.status == 500 and a.silent != "",
        "{silent} did not answer {server}, which let an error through",
    ),
    (lambda a: a.status == 500, "{server} let an error through"),
    (lambda a: a.status == 429, "{server} refused it: too many unknown codes from there"),
    (lambda a: a.status == 503 and a.silent != "", "{silent} did not answer {server}: come later"),
    (lambda a: a.status == 503, "{server} says: come later"),
    (lambda a: a.status == 409, "somebody else has this name"),
    (lambda a: a.status == 400, "{server} refused it"),
    (lambda a: a.verb == CLICKS, "{server} asked the counts"),
    (lambda a: a.status == 201 and a.written != "", "{server} wrote it at {written}"),
    (lambda a: a.status == 201, "{server} made it"),
    (lambda a: a.status == 204 and a.written != "", "{server} wrote its end at {written}"),
    (lambda a: a.status == 204, "{server} ended it"),
    (lambda a: a.status == 404 and a.places != "", "{server} asked {places}: nobody has it"),
    (lambda a: a.status == 404, "{server} says without a trip that nobody has it"),
    (lambda a: a.status == 410 and a.places != "", "{server} asked {places}: it has ended"),
    (lambda a: a.status == 410, "{server} says without a trip that it has ended"),
    (
        lambda a: bool(a.silent and a.places),
        "{silent} did not answer, {server} found it at {places}",
    ),
    (lambda a: a.places != "", "{server} found it at {places}"),
    (lambda a: a.silent != "", "{silent} did not answer, {server} opened it all the same"),
    (lambda a: a.is_alone, "{server} had it in memory"),
    (lambda _: True, "{server} needed no trip of its own"),
]

WHYS: Rules = [
    (lambda a: a.lie == ledger.WRONG, "This code was promised to another address."),
    (
        lambda a: a.lie == ledger.UNKNOWN,
        "Its maker was told that the link is there. A reader told “unknown” does not come back.",
    ),
    (
        lambda a: a.lie == ledger.ENDED and not a.trips,
        "Its end was promised. A server's memory has to hear of it, or become too old.",
    ),
    (lambda a: a.lie == ledger.ENDED, "Its end was promised to whoever asked for it."),
    (lambda a: a.lie == ledger.EARLY, "Nobody has asked for its end, and its time is not over."),
    (
        lambda a: not a.server and a.status == 503,
        "“Later” is true when no server answers. Any other answer would be a guess.",
    ),
    (
        lambda a: not a.server,
        "A dead server says nothing about a link. Another one may live, and can be asked the same.",
    ),
    (
        lambda a: a.status == 500 and a.silent != "",
        "A silent store is no mistake of the reader's. The terminal names the line of the error.",
    ),
    (
        lambda a: a.status == 500,
        "A raw error says nothing about a link. The terminal names the line that it came from.",
    ),
    (
        lambda a: a.status == 429,
        "A short code can be found by trying. An address that misses too often has to wait.",
    ),
    (
        lambda a: a.status == 503 and a.silent != "" and a.verb == MAKE,
        "It may have been kept, or not. Sent again with the same key, it can be one link.",
    ),
    (
        lambda a: a.status == 503 and a.silent != "",
        "No answer is not the answer no: “unknown” could be a lie, “later” is true.",
    ),
    (
        lambda a: a.status == 503,
        "“Later” is said when too many trips are under way, or the one that was waited for failed.",
    ),
    (
        lambda a: a.status == 409,
        "All servers ask the same store for a name, and it keeps the first row that comes.",
    ),
    (lambda a: a.status == 400, ""),
    (
        lambda a: a.verb == CLICKS,
        "A click that still waits at a server is not in it: they are handed over each second.",
    ),
    (
        lambda a: a.verb == MAKE and a.dead != "",
        "{dead} may have made it or not. The second try had the same key, so both can be one link.",
    ),
    (
        lambda a: a.verb in (MAKE, END) and a.has("messages", ok=False),
        "A message was lost: a server that did not hear it believes its memory for a while longer.",
    ),
    (
        lambda a: a.verb == END and a.has("messages"),
        "The other servers may have it in memory: a message tells them of the change.",
    ),
    (
        lambda a: a.status == 204,
        "No message was sent: another server that has it in memory cannot know.",
    ),
    (
        lambda a: a.status == 201 and a.written != "",
        "Its maker is told when it is in a store: from then on it outlives every server.",
    ),
    (lambda a: a.verb == MAKE, ""),
    (
        lambda a: a.status == 404 and a.is_by_copy,
        "Only a copy was heard, and a copy is late: its “no” is no proof.",
    ),
    (
        lambda a: a.status == 404 and a.places != "",
        "Only a first place can say that nobody has a code: a copy may just be late.",
    ),
    (
        lambda a: a.status == 404,
        "No store was heard. “Unknown” may be kept for seconds only: somebody may take the code.",
    ),
    (
        lambda a: a.status == 410,
        "A link that has ended keeps its code: a poster must never lead to a stranger's page.",
    ),
    (
        lambda a: a.dead != "",
        "{dead} gave no answer. The door asked another server, and the reader need not notice.",
    ),
    (
        lambda a: a.has("counts") or a.has("counts", ok=False),
        "The counts were asked on the way: this reader waited for them, too.",
    ),
    (
        lambda a: a.is_by_copy,
        "A copy is late by seconds. Its “yes” is worth more than “later”; its “no” says nothing.",
    ),
    (
        lambda a: a.places != "",
        "This reader waited for a trip. Kept in memory, its answer spares the next one that.",
    ),
    (
        lambda a: a.silent != "",
        "No store answered. It was in memory, or another reader was just fetching it.",
    ),
    (
        lambda a: a.is_alone,
        "No store was asked. Links are opened far more often than made, so memory saves trips.",
    ),
    (lambda _: True, "It was in memory, or another reader was just fetching it."),
]


def line_of(ask: Ask) -> str:
    """Say in one line who did what, which server did not answer, and what came of it."""
    dead = f"{ask.dead} did not answer, " if ask.dead else ""
    return f"{ask.who} {ask.verb} {ask.code or 'a link'}: {dead}{_first(OUTCOMES, ask)}"


def why_of(ask: Ask) -> str:
    """Say why it went so, or ""."""
    return _first(WHYS, ask)


def _first(rules: Rules, ask: Ask) -> str:
    text = next(text for fits, text in rules if fits(ask))
    return text.format(
        server=ask.server, dead=ask.dead, silent=ask.silent, places=ask.places, written=ask.written
    )
