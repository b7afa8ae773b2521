"""The door of a link shortener: its servers, the small store that they share, and who comes.

Ann follows links, Ben is a program that comes back when it is told to, Cem exports reports, and
Mallory guesses links. The door judges by what it sees: who got through when, and what is kept.
"""

from collections import Counter, deque
from collections.abc import Callable
from importlib.util import module_from_spec
from itertools import groupby
from math import inf
from typing import Any

import rate_limiter
from dojo.races import Deed, Meeting
from dojo.story import about_to, tell
from dojo.work import growth

SPEC: Any = rate_limiter.__spec__
CODE = SPEC.loader.get_code(SPEC.name)  # one for all servers: dojo.races knows places by their code
MIDNIGHT = 1_700_006_400.0  # in Unix time, where floats are as coarse as in life


def is_number(thing: object) -> bool:
    """Tell a number from anything else."""
    return isinstance(thing, int | float) and not isinstance(thing, bool)


def shown(seconds: float) -> str:
    """Write seconds as short as they can be read."""
    return f"{seconds:,.2f}".rstrip("0").rstrip(".") if seconds >= 0.01 else f"{seconds:.1g}"


class SharedStore:
    """Keeps values under keys, and has a clock of its own."""

    def __init__(self) -> None:
        self.now = 0.0  # seconds since the scene began
        self.behind = 0.0  # seconds by which its clock is behind
        self.fails: Any = lambda _: False  # whether a look, or a swap, fails now
        self.kept: dict[str, tuple[Any, float]] = {}

    def look(self, key: str) -> tuple[Any, float]:
        """Return what is kept under a key, and the time."""
        value, ends = self.kept.get(key, (None, inf))
        return value if self.now < ends else None, MIDNIGHT + self.now - self.behind

    def swap(self, key: str, old: Any, new: Any, keep: float | None = None) -> bool:
        """Keep `new` if `old` is there now."""
        numbers = new if isinstance(new, tuple) else (new,)
        assert all(map(is_number, numbers)), f"A store keeps a number or a few, not {new!r:.40}."
        if self.look(key)[0] != old:
            return False
        self.kept[key] = new, inf if keep is None else self.now + keep
        return True

    def numbers(self) -> list[int]:
        """Return how many numbers are kept under each key."""
        values = [self.look(key)[0] for key in self.kept]
        return [len(v) if isinstance(v, tuple) else 1 for v in values if v is not None]


class Salted(str):
    """A name, as another process would hash it."""

    __slots__ = ()

    def __hash__(self) -> int:
        return hash((str(self), "B"))


class Server:
    """A process: its own copy of the learner's file, its own clock, and its line to the store."""

    def __init__(self, name: str, door: "Door") -> None:
        self.name, self.store, self.did = name, door.store, door.did
        self.trips, self.before_swap = 0, deque[Callable[[], None]]()
        module = module_from_spec(SPEC)
        exec(CODE, vars(module))  # noqa: S102  the learner's file once more, as a process runs it
        self.error = module.StoreDownError
        up, store = 36_000.0 if name == "A" else 600.0, self.store  # seconds since it was started
        self.take = module.RateLimiter(door.limit, door.per, self, lambda: up + store.now).take

    def look(self, key: str) -> tuple[Any, float]:
        """Look into the store, for this server."""
        self._travel("look")
        self.did.append((self.name, "looks"))
        return self.store.look(str(key))

    def swap(self, key: str, old: Any, new: Any, keep: float | None = None) -> bool:
        """Swap in the store, for this server."""
        self._travel("swap")
        if self.before_swap:
            self.before_swap.popleft()()
        swapped = self.store.swap(str(key), old, new, keep)
        self.did.append((self.name, "swap: yes" if swapped else "swap: no, it has changed"))
        return swapped

    def _travel(self, call: str) -> None:
        self.trips += 1
        assert self.trips <= 1_000, "A server made 1,000 trips to the store for one request."
        if self.store.fails(call):
            raise self.error


class Door:
    """Who comes to the door, and what becomes of it.

    through   requests of each caller that got through
    told      seconds that each caller was told to wait last
    """

    def __init__(self, limit: int = 6, per: float = 60, servers: str = "A") -> None:
        self.limit, self.per = limit, per
        self.store = SharedStore()
        self.did = deque[tuple[str, str]](maxlen=100)  # by the servers, at the store
        self.servers = {name: Server(name, self) for name in servers}
        self.asked, self.through = Counter[str](), Counter[str]()
        self.told: dict[str, float] = {}
        self.trips = 0
        self.last = "", "", servers[0]  # who asked last, what became of it, and where
        self._had: dict[str, tuple[float, float]] = {}  # by the rule: so many, and when
        limits = f"{limit:,} at once, {limit:,} {'a minute' if per == 60 else 'a second'}"
        self._head = f"{limits:<44}# let through   . refused"

    def knock(self, who: str, cost: int = 1, server: str = "A") -> str:
        """Let a request come; return # if it got through, . if not, and a sign for an error."""
        at, given = self.servers[server], () if cost == 1 else (cost,)
        at.trips = 0
        self.asked[who] += 1
        try:
            told = at.take(Salted(who) if server == "B" else who, *given)
        except at.error:
            return "!"
        except ValueError:
            if 1 <= cost <= self.limit:
                raise
            return "x"
        assert is_number(told) and told >= 0, f"take returned {told!r:.30}, no wait."  # noqa: PT018
        self.trips += at.trips
        self.told[who] = told
        if told:
            return "."
        self.through[who] += 1
        self._had[who] = max(0, self.has(who) - cost), self.store.now
        return "#"

    def ask_quietly(self, who: str, times: int) -> int:
        """Let a caller ask so many times, and return how many of these got through."""
        return sum(self.knock(who) == "#" for _ in range(times))

    def has(self, who: str) -> float:
        """Return what a caller has by the rule, given what got through."""
        had, then = self._had.get(who, (self.limit, 0))
        return min(self.limit, had + (self.store.now - then) * self.limit / self.per)

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.store.now = second

    def ask(
        self, who: str, times: int = 1, cost: int = 1, server: str = "A", apart: float = 0
    ) -> str:
        """Let a caller ask so many times, so many seconds apart; return what became of each."""
        first, had = self.store.now, int(self.has(who) + 1e-6)
        act = f"{who} asks" + f" {times} times" * (times > 1) + f" for {cost}" * (cost != 1)
        act += f" at {server}" * (len(self.servers) > 1) + f", {apart:.0f} s apart" * (apart > 0)
        about_to(act, self.servers[server].take)
        marks, tone, why = "", "", ""
        for number in range(times):
            self.at(first + apart * number)
            marks += self.knock(who, cost, server)
        line = f"{act:<22}  had {had}   " + f"\n{' ':12}" * (times > 20) + marks
        line += f"   told {shown(self.told[who])} s" if marks[-1] == "." and times <= 20 else ""
        line += "   x: ValueError" * ("x" in marks) + "   !: StoreDownError" * ("!" in marks)
        got, fits = marks.count("#"), min(times, had // cost if cost > 0 else 0)
        if apart and got < times:
            why = f"{got} of these {times} requests made work behind the door."
        elif got != fits and not apart:
            pays = "that is work nobody planned for" if got > fits else "the others wait in vain"
            tone, why = "broken", f"By the rule {fits} of these get through, and {got} did: {pays}."
        elif marks[-1] == ".":
            tone, why = "cost", f"{who} had {had}. A refused request makes no work behind the door."
        self.last = who, marks, server
        self.say(line, why, tone, first)
        return marks

    def wait_as_told(self, who: str) -> None:
        """Let the instant come that a caller was told to wait for."""
        self.at(self.store.now + self.told[who])

    def say(self, line: str, why: str = "", tone: str = "", at: float | None = None) -> None:
        """Tell what was seen."""
        if self._head:
            tell(self._head, sets_scene=True)
            self._head = ""
        count = f"let through {self.through.total():,} of {self.asked.total():,}"
        take, second = self.servers[self.last[2]].take, self.store.now if at is None else at
        line = f"{shown(second):>8} s   {line}"
        tell(line, why=why, count=count, called=take, of=self, tone=tone)

    def fail_over(self, behind: float) -> None:
        """Let another machine take the store's place, whose clock is behind."""
        self.store.behind = behind
        line = f"another machine takes the store's place: {behind:,.0f} s behind"
        self.say(line, "It has what the first one kept; but it has another time.")

    def fail(self, *calls: str) -> None:
        """Let these calls of the store fail from now on; without any, let it be well again."""
        self.store.fails = lambda call: call in calls
        line = f"the store fails at each {' and '.join(calls)}" if calls else "the store is well"
        self.say(line, "No server knows now what the others let through." * bool(calls))

    def kept(self) -> list[int]:
        """Return how many numbers are kept under each of the store's keys."""
        kept = self.store.numbers()
        self.say(f"numbers kept in the store: {sum(kept):,}; keys: {len(kept):,}")
        return kept

    def grow(self, outages: int) -> int:
        """Return the bytes that outages with 300 callers each, and minutes apart, leave behind."""

        def live_through(number: int) -> None:
            begins = 200 * number
            self.store.fails = lambda _: self.store.now <= begins
            self.at(begins)
            for caller in range(300):
                self.knock(f"10.{number}.{caller}")
            for second in (1, 66, 127):
                self.at(begins + second)
                self.knock("Ann")
            for ours in (self.asked, self.through, self.told, self._had, self.store.kept):
                ours.clear()

        grown = growth(live_through, outages)
        self.say(f"{outages} outages with 300 callers each: {grown:,} bytes more are kept")
        return grown

    def meet(self, who: str, times: int = 1) -> str:
        """Let A serve a request, and B one just before each of A's next swaps; return the marks."""
        marks, seen = list[str](), list[tuple[str, str]]()

        def serve(server: str) -> None:
            mark = self.knock(who, server=server)
            marks.append(mark)
            self.did.append((server, f"lets {who} through" if mark == "#" else f"refuses {who}"))

        self.say(f"{who} asks at A and at B; had {int(self.has(who) + 1e-6)}")
        self.did.clear()
        (between := self.servers["A"].before_swap).extend([lambda: serve("B")] * times)
        serve("A")
        while between:
            between.popleft()()
        for server, events in groupby(self.did, key=lambda event: event[0]):
            said, take = [what for _, what in events], self.servers[server].take
            seen += [(server, what) for what in said]
            tell(f"server {server}   {', '.join(said)}", called=take, of=seen)
        return "".join(marks)


def meeting(given: str, *, is_down: bool, later: float = 0) -> Meeting[Door]:
    """Return a meeting in two threads of one server; five of six were used `later` seconds ago."""

    def make() -> Door:
        door = Door()
        door.store.fails = lambda _: is_down
        door.ask_quietly("office", 5)
        door.at(later)
        if later:
            door.through.clear()
            door.store.fails = lambda _: False
        return door

    def ben_asks(door: Door) -> None:
        door.store.fails = lambda _: is_down
        door.ask_quietly("office", 6)

    ann = Deed[Door]("asks", lambda door: door.knock("Ann" if later else "office"))
    return Meeting(make, ann, Deed("asks six times for the office", ben_asks), given)


def not_six(door: Door) -> str:
    """Return what is wrong if the office, which asks once more, did not get six through, or ""."""
    door.knock("office")
    got = door.through["office"]
    return f"{got} requests of the office got through, where six can" * (got != 6)


def ten_minutes() -> list[tuple[float, str]]:
    """Return when and who: Mallory ten times a second, Ann for four links every 45 s."""
    mallory = [(59.05 + number / 10, "Mallory") for number in range(6_000)]
    ann = [(first + 2.2 + 0.4 * click, "Ann") for first in range(0, 660, 45) for click in range(4)]
    return sorted(mallory + ann)


def summary(let_in: list[tuple[float, str]]) -> tuple[int, int, int]:
    """Return Mallory's guesses that got through, the most in two seconds, Ann's links."""
    guesses = [second for second, who in let_in if who == "Mallory"]
    most = max((sum(at <= other < at + 2 for other in guesses) for at in guesses), default=0)
    return len(guesses), most, len(let_in) - len(guesses)
