"""What can happen between any two steps of a server, and at the door: tried everywhere."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from dojo.answers import answer_of
from dojo.people import Person, done_or_still, together
from dojo.races import Deed, Meeting
from dojo.story import about_to, listening, tell
from tinyurl import Door, ServerDownError, StoreDownError
from tinyurl_shared_world import Call
from tinyurl_world import ERRORS, Service


def meanwhile(meetings: list[Meeting[Service]], check: Callable[[Service], str]) -> str:
    """Let Ben act whole before and after each step that Ann's server makes for her.

    A step is a call of a store or a message. Return the first problem, and tell it. Where Ben has
    to wait for Ann, she goes on first.
    """
    orders = 0
    for meeting in meetings:
        place = 0
        while True:
            place += 1
            order = _Order(meeting, place)
            if order.ben is None:
                break
            orders += 1
            if problem := order.problem or check(order.world):
                tell(f"{meeting.given}\nAnn   {meeting.ann.says}\n        {order.where}:")
                tell(f"Ben   {meeting.ben.says}\nAnn   goes on, and is done", of=order.world)
                tell(f"      {problem}", tone="broken")
                return problem
        tell(f"Ann   {meeting.ann.says}\nBen   {meeting.ben.says}, at each of {place - 1} moments")
    tell(f"      all is well in each of {orders:,} orders")
    return ""


class _Order:
    """One order of events: Ben acts when Ann's server is at a step."""

    def __init__(self, meeting: Meeting[Service], place: int) -> None:
        self.place, self.steps, self.where, self.problem = place, 0, "", ""
        self.ben: Person | None = None
        with listening():  # what the two are told is told only if it goes wrong
            self.world: Service = meeting.make()
            self.do = lambda: meeting.ben.do(self.world)
            self.world.listener = self.step
            ann = Person("Ann", lambda: meeting.ann.do(self.world))
            together(ann, limit=2)
            if self.ben:
                together(self.ben, limit=0.5)
            self.world.listener = None
        self.problem = ann.problem or (self.ben.problem if self.ben else "")

    def step(self, when: str, call: Call) -> None:
        """Let Ben act, if this is the step."""
        if self.ben is None and call.server == "a":
            self.steps += 1
            if self.steps == self.place:
                self.where = f"{when} a's step: {call}"
                self.ben = Person("Ben", self.do)
                done_or_still(self.ben, samples=20)


def made(at: str = "a") -> Service:
    """Return a service where party was made, and servers that have just been started."""
    service = Service()
    service.make("party", at)
    return service.copy()


def asked_for() -> Service:
    """Return a service where each server remembers that nobody has party."""
    service = Service()
    service.everywhere("party")
    return service


def makes(at: str, **more: Any) -> Deed[Service]:
    """Return Ann's deed."""
    return Deed(f"makes party at {at}", lambda service: service.make("party", at, **more))


def ends(at: str) -> Deed[Service]:
    """Return Ann's other deed."""
    return Deed(f"ends party at {at}", lambda service: service.end("party", at))


def opens(at: str) -> Deed[Service]:
    """Return a reader's deed."""
    return Deed(f"opens party at {at}", lambda service: service.open("party", at))


def not_everywhere(due: str) -> Callable[[Service], str]:
    """Return a check that party is told to be this at each server."""

    def check(service: Service) -> str:
        told = dict(zip(service.servers, service.everywhere("party", "Cem"), strict=True))
        wrong = [f"{text} at {at}" for at, text in told.items() if text != due]
        return f"afterwards Cem is told: party is {', '.join(wrong)}" if wrong else ""

    return check


def failing(
    make: Callable[[], Service], first: Deed[Service], check: Callable[[Service], str]
) -> str:
    """Let a store fall silent before, and after, each call of the first try; then look."""
    tried = 0
    for silent in ("before", "after"):
        place = 0
        while True:
            place += 1
            steps, where = 0, ""

            def step(when: str, call: Call, silent: str = silent, place: int = place) -> None:
                nonlocal steps, where
                if when == silent and call.server == "a" and call.verb != "tell":
                    steps += 1
                    if steps == place:
                        where = f"{call}: " + (
                            "not done" if when == "before" else "done, answer lost"
                        )
                        raise StoreDownError(call.place)

            with listening():
                world = make()
                world.listener = step
                first.do(world)
                world.listener = None
                problem = check(world) if where else ""
            if problem:
                tell(f"Ann   {first.says}\n      {where}\n      Ann is told {world.told[0]}")
                tell(f"      {problem}", of=world, tone="broken")
                return problem
            if not where:
                break
            tried += 1
    tell(f"Ann   {first.says}: a store was silent at each of {tried} moments\n      all is well")
    return ""


class Endless(BaseException):
    """One reader was sent from server to server without end."""


class Front:
    """The door, and servers of which some are dead; what they answer does not matter here."""

    def __init__(self, servers: str = "abc") -> None:
        self.now = 0.0
        self.dead: set[str] = set()
        self.asked: list[str] = []
        self.servers = servers
        self.door = Door(servers, lambda: self.now)

    def request(self, does: Callable[[str], Any]) -> Callable[[str], Any]:
        """Return a request that a dead server does not answer."""

        def ask(server: str) -> Any:
            self.asked.append(server)
            if len(self.asked) > 400:
                raise Endless
            if server in self.dead:
                raise ServerDownError(server)
            return does(server)

        return ask

    def send(self, does: Callable[[str], Any] = lambda _: "page") -> str:
        """Let one reader come, and return what the reader is told."""
        try:
            return answer_of(ERRORS, lambda: self.door.send(self.request(does)))
        except Endless:
            raise AssertionError(
                "The door asked server after server for the same few readers, and never ended."
            ) from None

    def readers(self, count: int, does: Callable[[str], Any] = lambda _: "page") -> dict[str, int]:
        """Let so many come one after the other; return what they are told."""
        self.asked.clear()
        about_to(f"{count} readers come", self.door.send)
        told = Counter(self.send(does) for _ in range(count))
        found = ", ".join(f"{number} {text}" for text, number in told.items())
        asked = "  ".join(
            f"{name} {number}" for name, number in sorted(Counter(self.asked).items())
        )
        line = f"{f'{count} readers are told':<24}{found:<28}asked: {asked}"
        broken = told["server down"]
        why = f"{broken} of {count} were told that a server is dead, which is no news to a reader."
        tell(line, why=why * (broken > 0), tone="broken" * (broken > 0), called=self.door.send)
        return dict(told)

    def with_open(self, count: int, do: Callable[[], Any]) -> str:
        """Let so many requests be open while something is done."""
        return self.send(lambda _: (self.with_open(count - 1, do) if count > 1 else do()) or "page")

    def die(self, *names: str) -> None:
        """Let servers die; nobody tells the door."""
        self.dead |= set(names)
        tell(f"-- {' and '.join(names)} died")

    def revive(self) -> None:
        """Let all live again, and the door check them."""
        self.dead.clear()
        tell("-- all live again, and the door checks them")
        self.check()

    def check(self) -> None:
        """Let the door check its servers."""
        about_to("the door checks its servers", self.door.check)
        self.door.check(lambda server: server not in self.dead)

    def leave(self, server: str) -> None:
        """Let a server leave."""
        about_to(f"{server} leaves", self.door.leave)
        self.door.leave(server)
        tell(f"-- {server} leaves", called=self.door.leave)

    def join(self, server: str) -> None:
        """Let a server join."""
        about_to(f"{server} joins", self.door.join)
        self.door.join(server)
        tell(f"-- {server} joins", called=self.door.join)

    def is_idle(self, server: str) -> bool:
        """Ask whether a server has finished what it has."""
        idle = self.door.is_idle(server)
        tell(f"   is {server} idle? {'yes' if idle else 'no'}", called=self.door.is_idle)
        return idle
