"""What people were seen doing at the same time, moment after moment.

A world tells it in lines; the page draws it as lanes in time (`dojo.lanes`). For races,
for people whose calls are held, and for processes that meet in a store.
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self


class Does(NamedTuple):
    """What somebody was doing at a moment; `note` says more, in smaller letters."""

    text: str
    note: str = ""
    tone: str = ""


class Sent(NamedTuple):
    """What somebody sent at a moment to what all share, and what came back, if that was a no."""

    moment: int
    who: str
    text: str
    refused: str = ""


@dataclass
class Course:
    """The course of events.

    names     the people, in the order of their lanes
    given     what was there before
    moments   at each, what those were doing who were there
    stop      the moment before which somebody was stopped, and where
    shared    what people send to, if that has a lane of its own
    answers   what each was told in the end
    verdict   what came of it, and its tone
    """

    names: list[str] = field(default_factory=list)
    given: str = ""
    moments: list[dict[str, Does]] = field(default_factory=list)
    stop: tuple[int, str] = (0, "")
    shared: str = ""
    sent: list[Sent] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    verdict: tuple[str, str] = ("", "")
    seen: int | None = None

    def until(self, moments: int) -> Self:
        """Return the beginning of it, without what came of it."""
        return replace(self, seen=moments, answers={}, verdict=("", ""))
