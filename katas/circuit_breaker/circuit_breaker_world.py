"""A web shop with ten workers, the services that it calls, and the customers in line.

The shop judges by what it sees: which calls were let in, by which error others were refused, who
paid, and what Olga was told. It never asks a guard for its state. Time passes when the shop says.
"""

import threading
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping
from heapq import heappop, heappush
from itertools import count, cycle, islice
from typing import Any

from circuit_breaker import FullError, Guard, OpenError
from dojo.people import Person, together
from dojo.story import about_to, tell

Error = type[BaseException] | None
Takes = Callable[[float], float]  # what a call takes that begins at this second
DEAD = -1.0  # it does not take a call at all
WORKERS = 10
PATIENCE = 3.0  # seconds that a customer stands in line
SOON = 1.0  # seconds of real time in which a thread that nothing stops has begun its call


class NoSuchProductError(Exception):
    """The service works, and there is no such product."""


class WalkedOut(BaseException):
    """The customer has left. No Exception, as asyncio's CancelledError is none."""


def ended(error: Error) -> str:
    """Say how a call ends by this error."""
    said: dict[Error, str] = {None: "answered", NoSuchProductError: 'told "no"'}
    return {**said, WalkedOut: "walked out", FullError: "refused inside"}.get(error, "failed")


def spelled(fates: Counter[str]) -> str:
    """Say how calls fared: "4 let in, 1 full"."""
    return ", ".join(f"{many} {fate}" for fate, many in fates.items())


class Clock:
    """The time since a shop opened, in milliseconds; who calls it is told seconds of the day."""

    ms = 0

    def __call__(self) -> float:
        """Return the seconds."""
        return (8 * 3_600_000 + self.ms) / 1000


class Shop:
    """A shop with one guard, told how many calls each service may have: Shop(pay=6, reviews=4)."""

    def __init__(
        self, limit: float = 1.0, dice: Callable[[], float] = lambda: 0.5, **rooms: int
    ) -> None:
        self.rooms = rooms = rooms or {"pay": 6, "reviews": 4}
        self.act = self.came = ""  # what was done last, and what came of it
        self.clock = Clock()
        self.told: list[str] = []  # what Olga heard
        self.given = 0.0  # the limit that the last call was given
        self.calls: dict[str, deque[Any]] = {name: deque() for name in rooms}  # under way
        told = self.told
        self.guard: Any = Guard(
            rooms,
            limit=limit,
            clock=self.clock,
            tell=lambda dependency, state: told.append(f"{dependency} {state}"),
            random=dice,
        )
        names = ", ".join(f"{room} of {name}" for name, room in rooms.items())
        self._head = f"room for {names}, limit {limit:g} s".ljust(59) + "| under way"

    # One call, and not told

    def begin(self, dependency: str) -> str:
        """Let a call begin; return "let in", "full" or "open"."""
        block = self.guard.call(dependency)
        assert hasattr(block, "__enter__"), f"call returned {block!r}; a with block was expected."
        try:
            limit = block.__enter__()
        except FullError:
            return "full"
        except OpenError:
            return "open"
        assert isinstance(limit, int | float), f"A call was given {limit!r}; seconds were expected."
        self.given = float(limit)
        self.calls[dependency].append(block)
        return "let in"

    def finish(self, block: Any, error: Error = None) -> None:
        """End a call that was let in, and see that its error is not kept from the caller."""
        raised = error("as the service is today") if error else None
        try:
            kept = block.__exit__(error, raised, None)
        except BaseException as seen:
            if seen is not raised:
                raise
        else:
            name = type(raised).__name__
            assert not (raised and kept), f"{name} left the block, and the caller was not told."

    def once(self, dependency: str, error: Error = None, takes: float = 0.1) -> str:
        """Let one call come and end; return how it fared."""
        fate = self.begin(dependency)
        if fate != "let in":
            return fate
        self.clock.ms += round(takes * 1000)
        self.finish(self.calls[dependency].pop(), error)
        return ended(error)

    # Calls, as a lesson says them

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.clock.ms = round(second * 1000)

    def come(self, dependency: str, many: int = 1) -> str:
        """Let calls begin, and stay under way; return how they fared, as "4 let in, 1 full"."""
        line = self._about_to(f"{many} call {dependency}, and stay")
        return self._tell(line, Counter(self.begin(dependency) for _ in range(many)), dependency)

    def end(self, dependency: str, error: Error = None, many: int = 0) -> None:
        """Let calls end that are under way, those that came first; all, if not told how many."""
        calls = self.calls[dependency]
        many = min(many or len(calls), len(calls))
        if not many:
            return
        line = self._about_to(f"{many} of {dependency} {'ends' if many == 1 else 'end'}")
        for _ in range(many):
            self.finish(calls.popleft(), error)
        self._tell(line, Counter({ended(error): many}), dependency)

    def ask(self, dependency: str, many: int = 1, *errors: Error, takes: float = 0.1) -> str:
        """Let calls come one after another, each of which takes so long and ends so, in turn.

        Returns how they fared, as "10 failed, 10 open".
        """
        line = self._about_to(f"{many} call {dependency}{' in turn' * (many > 1)}")
        each = islice(cycle(errors or (None,)), many)
        fates = Counter(self.once(dependency, error, takes) for error in each)
        return self._tell(line, fates, dependency, takes)

    def _about_to(self, says: str) -> str:
        if self._head:
            tell(self._head, of=self, sets_scene=True)
            self._head = ""
        line, self.act = f"{self.clock.ms / 1000:>5.1f} s  {says:<25}", says
        about_to(line, self.guard.call)
        return line

    def _tell(self, line: str, fates: Counter[str], name: str, takes: float = 0) -> str:
        came, failed, refused = spelled(fates), fates["failed"], fates["full"] + fates["open"]
        why = tone = ""
        if failed and takes >= 0.5:
            tone, why = "cost", f"Workers waited {failed * takes:g} s for nothing."
        if refused:
            tone, who = tone or "saved", f"{refused} customer{'s' * (refused > 1)}"
            why += f" {who} saw a page without {name}, and did not wait."
        line, self.came = f"{line} {came:<24} | {len(self.calls[name])}", came
        tell(line, why=why.strip(), called=self.guard.call, of=self, tone=tone)
        return came

    def meet(self, **people: str) -> dict[str, str]:
        """Let people call in threads of their own, one after another, and all stay.

        Returns how each fared: "let in", "full", "open", or "waits" if nothing has happened.
        """
        over, came, visitors = threading.Event(), threading.Event(), list[Person]()
        fates: dict[str, str] = {}

        def visit(name: str, dependency: str) -> None:
            try:
                fates[name] = self.begin(dependency)
            finally:
                came.set()
            over.wait(10 * SOON)  # the thread lives on: no lock may take another's for it
            if fates[name] == "let in":
                self.finish(self.calls[dependency].pop())

        for name, dependency in people.items():
            about_to(f"{name:<5} calls {dependency}", self.guard.call)
            came.clear()
            visitors.append(Person(name, lambda to=(name, dependency): visit(*to)))  # type: ignore[misc]
            came.wait(SOON)
            fate = fates.get(name, f"waits, at {visitors[-1].place}")
            why = (
                "" if name in fates else "One who waits here is one more worker who serves nobody."
            )
            tell(
                f"{name:<5} calls {dependency:<9} {fate}", why=why, called=self.guard.call, of=self
            )
        seen = {name: fates.get(name, "waits") for name in people}
        over.set()
        together(*visitors, limit=SOON)
        for visitor in visitors:
            visitor.answer_or_raise()
        return seen

    def cold_start(self) -> tuple[int, int]:
        """Let reviews come back cold at 5 s; return how often it fell, and its answers.

        Until it has answered one call, a second call beside that knocks it over for 5 more seconds.
        Ten customers a second come for a minute; each second of it is told.
        """
        calls, back, is_cold, done, marks = self.calls["reviews"], 5_000, True, 0, [""] * 60
        for now in range(100, 60_000, 100):
            self.clock.ms = now
            if calls and done <= now:
                self.finish(calls.popleft())
                is_cold, marks[now // 1000] = False, marks[now // 1000] + "o"
            if self.begin("reviews") == "let in":
                if now < back or (is_cold and len(calls) > 1):
                    marks[now // 1000] += "x" if now < back else "X"
                    back = back if now < back else now + 5_000
                    while calls:
                        self.finish(calls.popleft(), ConnectionError)
                elif len(calls) == 1:
                    done = now + (500 if is_cold else 100)
        minute = "".join(next((m for m in "Xox" if m in mark), ".") for mark in marks)
        says = "each second: x a call failed, X reviews was knocked over, o it answered"
        tell(f"      {says}\n      {minute}", called=self.guard.call, of=self)
        return minute.count("X"), "".join(marks).count("o")


class Rush:
    """Many customers in line for the ten workers of a shop, each for one call.

    A worker waits for an answer as long as the call may take. `rates` are customers in 20 seconds.
    """

    def __init__(self, shop: Shop, rates: Mapping[str, int], takes: Mapping[str, Takes]) -> None:
        self.shop, self.rates, self.takes = shop, rates, takes
        self.served, self.most = Counter[str](), Counter[str]()  # most under way at a time
        self.sent: dict[str, list[float]] = defaultdict(list)  # the seconds of calls let in
        self.opened: list[float] = []  # those of calls refused as open
        self.longest = self.vain = 0.0  # seconds: of the longest call; of waits without an answer
        self._line, self._numbers = deque[tuple[int, str]](), count()
        self._busy: list[tuple[float, int, int, str, Any, bool]] = []  # until when, since when, ...

    def run(self, seconds: int, *looks: int) -> "Rush":
        """Let them come, and tell how it looks at some seconds."""
        to_look, came = [*looks], Counter[str]()
        about_to(f"      {seconds} s of customers", self.shop.guard.call)
        for now, name in sorted(
            (now, name)
            for place, (name, rate) in enumerate(self.rates.items())
            for now in range(place, seconds * 1000, 20_000 // rate)
        ):
            self._work(now)
            if to_look and 1000 * to_look[0] <= now:
                hands = "".join(sorted(call[3][0] for call in self._busy)).ljust(WORKERS, ".")
                look = (hands, len(self._line), f"{self.served['pay']} of {came['pay']} have paid")
                tell("{:>3} s   {} {:>4} in line   {}".format(to_look.pop(0), *look), of=look)
            came[name] += 1
            self._line.append((now, name))
            self._serve(now)
        self._work(1000 * (seconds + PATIENCE))
        self.vain += sum(seconds - call[2] / 1000 for call in self._busy)
        return self

    def _serve(self, now: int) -> None:
        self.shop.clock.ms = now
        while self._line and len(self._busy) < WORKERS:
            came, name = self._line.popleft()
            if now - came <= 1000 * PATIENCE:
                self._start(now, name)

    def _start(self, now: int, name: str) -> None:
        fate = self.shop.begin(name)
        if fate != "let in":
            self.opened += [now / 1000] * (fate == "open")
            return
        self.sent[name].append(now / 1000)
        block, needs, given = (
            self.shop.calls[name].pop(),
            self.takes[name](now / 1000),
            self.shop.given,
        )
        if needs == DEAD:
            self.shop.finish(block, ConnectionRefusedError)
            return
        lasts = min(needs, given)
        self.longest = max(self.longest, lasts)
        call = (now + 1000 * lasts, next(self._numbers), now, name, block, needs <= given)
        heappush(self._busy, call)
        self.most[name] = max(self.most[name], sum(name == other[3] for other in self._busy))

    def _work(self, until: float) -> None:
        while self._busy and self._busy[0][0] <= until:
            end, _, begun, name, block, is_answered = heappop(self._busy)
            self.shop.clock.ms = round(end)
            self.shop.finish(block, None if is_answered else TimeoutError)
            self.served[name] += is_answered
            self.vain += 0 if is_answered else (end - begun) / 1000
            self._serve(round(end))
