"""People who come at the same time, and calls of theirs that are held on their way.

A world calls `hold` where a design's call arrives that is to take long; the caller's thread stays
there until the lesson lets it go on with `release`. So the order of events is chosen, not hoped
for, and nothing sleeps. Who waits, who is done and who is still out is told here.
"""

import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dojo import design
from dojo.course import Course, Does
from dojo.people import Person, done_or_still, together
from dojo.story import about_to, tell

PATIENCE = 0.5  # seconds for people whom nothing should delay

Explains = Callable[[str, list[Person]], str]  # of what was asked for, and by whom: a why, or ""


@dataclass
class Held:
    """A call that is on its way: whose it is, what it is for, and what it does there."""

    person: str
    what: str
    does: str
    is_second: bool  # another one for the same was held already
    goes_on: threading.Event = field(default_factory=threading.Event)


class Crowd:
    """People in threads of their own, whose calls into the world can be held.

    noun        what such a call is called: "trip"
    world       whose picture goes with what is told
    most_held   the most calls that were held at one time
    course      what each of the people was seen doing
    explain     says for a world why people, who are done or on their way, are where they are
    """

    def __init__(self, noun: str, world: Any, explain: Explains = lambda _what, _who: "") -> None:
        self.noun = noun
        self.world = world
        self.explain = explain
        self.people: list[Person] = []
        self.held: list[Held] = []
        self.most_held = 0
        self.course = Course()

    def hold(self, what: str, does: str) -> None:
        """Stay here until released. The world calls this in the thread of whoever called it."""
        call = Held(threading.current_thread().name, what, does, self.is_out(what))
        self.held.append(call)
        self.most_held = max(self.most_held, len(self.held))
        call.goes_on.wait(20 * PATIENCE)

    def come(
        self, *names: str, says: str, what: str, do: Callable[[], Any], called: Callable[..., Any]
    ) -> None:
        """Let people come and do the same thing, which is for `what`; tell where each is then."""
        about_to(f"{' '.join(names)}   {says}", called)
        new = [Person(name, do) for name in names]
        self.people += new
        self.course.names += names
        self._see(dict.fromkeys(names, Does(says)))
        done_or_still(*new, samples=20)  # with fewer, a slow one might be taken for one that waits
        self._see()
        for state, people in self._by_state(new):
            why = self.explain(what, people) or self._why(people, what)
            line = f"{_names(people):<5} {_plural(says, people):<13} {_plural(state, people)}"
            tell(line, why=why, called=called, of=self.world)

    def _see(self, also: Mapping[str, Does] | None = None) -> None:
        """Keep what each person is doing at this moment, or was told at last."""
        held = {call.person: call for call in self.held}
        doing: dict[str, Does] = {}
        for person in self.people:
            if call := held.get(person.name):
                says, _, more = call.does.removeprefix("is ").partition(", which ")
                doing[person.name] = Does(says, more, "cost" * call.is_second)
            elif person.is_alive():
                doing[person.name] = Does("waits", tone="cost")
            elif person.name not in (also or {}):
                told = type(person.error).__name__ if person.error else person.answer or "done"
                self.course.answers[person.name] = str(told)
        self.course.moments.append(doing | dict(also or {}))

    def is_out(self, what: str) -> bool:
        """Tell whether a call for this is held."""
        return any(call.what == what for call in self.held)

    def _by_state(self, people: Iterable[Person]) -> list[tuple[str, list[Person]]]:
        """Put people together who do the same."""
        found: dict[str, list[Person]] = {}
        for person in people:
            found.setdefault(self.state(person), []).append(person)
        return [*found.items()]

    def _why(self, people: list[Person], what: str) -> str:
        """Say what it means that somebody waits, or is where somebody else is already."""
        names = [person.name for person in people]
        held = [call.person for call in self.held]
        others = [c.person for c in self.held if c.what == what and c.person != names[0]]
        if people[0].is_alive() and names[0] not in held:
            other = f"{others[0]}'s" if others else "Nobody's"
            wait = _plural("waits", people)
            return f"{other} {self.noun} for {what} is out, and {_names(people)} {wait}."
        if names[0] in held and others:
            return f"{others[0]}'s {self.noun} for {what} is out, too: this is a second one."
        return ""

    def state(self, person: Person) -> str:
        """Say what a person is doing, or what came of it."""
        held = (call.does for call in self.held if call.person == person.name)
        if person.is_alive():
            return next(held, f"waits, at {person.place}")
        if person.error:
            return f"is stopped by {design.one_line(person.error, 40)}"
        return "done" if person.answer is None else f"reads {person.answer}"

    def waiting(self) -> list[str]:
        """Return who is not done, after time enough for everybody whose call is not held."""
        held = [call.person for call in self.held]
        together(*(p for p in self.people if p.name not in held), limit=PATIENCE)
        return [person.name for person in self.people if person.is_alive()]

    def release(self, how: str = "returns") -> None:
        """Let the call that was held first go on, and tell who is done then."""
        waited = [person for person in self.people if person.is_alive()]
        before = [call.person for call in self.held]
        call = self.held.pop(0)
        self._see({call.person: Does(f"{self.noun} {how}")})
        tell(f"      {call.person}'s {self.noun} {how}", of=self.world)
        call.goes_on.set()
        together(*(person for person in waited if person.name == call.person), limit=PATIENCE)
        if self.held:
            done_or_still(*waited, samples=20)
        else:
            together(*waited, limit=PATIENCE)
        out = [call.person for call in self.held]
        done = [p for p in waited if not p.is_alive() or (p.name in out and p.name not in before)]
        done = done if self.held else waited
        self._see()
        for state, people in self._by_state(done):
            line = f"{_names(people):<5} {_plural(state, people)}"
            tell(line, why=self.explain(call.what, people), of=self.world)

    def release_all(self) -> dict[str, str]:
        """Let all calls go on, one after the other, and return what each of the people has.

        That is the answer as text, "a failure" or "no answer".
        """
        while self.held:
            self.release()
        self.waiting()
        return {
            person.name: "no answer" if person.is_alive()
            else "a failure" if person.error
            else str(person.answer)
            for person in self.people
        }  # fmt: skip


def _names(people: list[Person]) -> str:
    return " ".join(person.name for person in people)


def _plural(says: str, people: list[Person]) -> str:
    """Say of several what is said of one: "reads news" is "read news" then."""
    verb, space, rest = says.partition(" ")
    if len(people) == 1:
        return says
    return {"is": "are"}.get(verb.strip(","), re.sub(r"s(,?)$", r"\1", verb)) + space + rest
