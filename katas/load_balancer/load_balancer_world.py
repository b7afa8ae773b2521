"""A web shop, its servers, and the shoppers whom a balancer sends to them.

The shop judges by what it sees: who was sent where, who was in hand there at that moment, and how
long it took. A server works on one request at a time; the others in its hands wait in a queue.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import cycle, groupby
from random import Random
from typing import Any, Protocol

from dojo.interleavings import Meeting, all_orders
from dojo.people import Person
from dojo.story import open_scene, tell
from load_balancer import Balancer, NoServerError

Visit = AbstractContextManager[str]
PATIENCE = 0.5  # seconds for an errand that nothing should hold up


class ServerFailedError(Exception):
    """A server answered with an error."""


class WalkedOut(BaseException):
    """A shopper did not wait for the answer. No Exception, as asyncio's CancelledError is none."""


@dataclass
class Clock:
    """The time since a shop opened, in milliseconds; whoever calls it is told seconds."""

    now: float = 0

    def __call__(self) -> float:
        """Return the seconds of the day."""
        return 8 * 3600 + self.now / 1000


class Picks(Protocol):
    """All that a day needs to know of a balancer."""

    def pick(self) -> Visit:
        """Return a block with a server in it."""


@dataclass
class Day:
    """What was seen of many shoppers, one every so many milliseconds."""

    sent_at: dict[str, list[float]]  # the seconds at which servers were sent shoppers
    yours: Any  # what sent them
    waits: list[float] = field(default_factory=list)  # milliseconds until each had the answer
    passed_over: int = 0  # shoppers sent to a server while another had less in hand
    longest_queue: int = 0

    @property
    def mean_wait(self) -> float:
        """Return the mean in milliseconds."""
        return sum(self.waits) / len(self.waits)

    def tell_sent(self, seconds: Iterable[float]) -> None:
        """Tell how many shoppers each server had been sent by these seconds."""
        for second in seconds:
            counts = {
                server: sum(sent <= second for sent in times)
                for server, times in self.sent_at.items()
            }
            tell(f"by {second:>2} s   {bars(counts, 15)}", called=self.yours)


class Shop:
    """A shop with one balancer before its servers, and a new scene: what was told is over.

    Shop(a=5, b=1) has two servers, with weights.
    """

    def __init__(self, choices: int | None = None, **servers: int) -> None:
        open_scene()
        self.servers = servers
        self.clock = Clock()
        self.hands: dict[str, list[Visit]] = {server: [] for server in servers}
        self.sent = dict.fromkeys(servers, 0)  # since the last group of shoppers came
        self._left: set[str] = set()
        self._down: set[str] = set()
        self._broken: set[str] = set()
        self._fails_every: dict[str, int] = {}
        self._balancer = Balancer(dict(servers), choices=choices, clock=self.clock)
        self.balancer: Picks = self._balancer
        self._yours: Any = self._balancer.pick  # or what the balancer was told since

    def __del__(self) -> None:
        self.end_quietly()

    def end_quietly(self) -> None:
        """End what is in hand, so that what goes wrong in that comes to light in no other shop."""
        for visits in self.hands.values():
            while visits:
                with suppress(BaseException):
                    visits.pop().__exit__(None, None, None)

    @property
    def in_hand(self) -> dict[str, int]:
        """Return how many requests each server has in hand."""
        return {server: len(visits) for server, visits in self.hands.items()}

    # Shoppers

    def serve(self, shoppers: int) -> str:
        """Let shoppers come, each when the one before is done; return whom they were sent to.

        One who was turned away is a "-".
        """
        self.sent = dict.fromkeys(self.sent, 0)
        turns = ""
        for _ in range(shoppers):
            server = self._admit()
            turns += server
            if server != "-":
                self.sent[server] += 1
                self._end(server, self._fault(server), newest=True)
        who = f"{shoppers} shoppers, one after another" if shoppers > 1 else "1 shopper"
        saw = " ".join(turns) if shoppers <= 21 else spread(self.sent)
        tell(f"{who:<34} {saw.replace('-', 'is turned away')}", called=self._yours)
        self._yours = self._balancer.pick
        return turns

    def come_and_stay(self, shoppers: int) -> str:
        """Let shoppers come and remain in the servers' hands; return whom they were sent to."""
        turns = "".join(self._admit() for _ in range(shoppers))
        who = "1 comes and stays" if shoppers == 1 else f"{shoppers} come and stay"
        tell(f"{who:<34} {spread(self.in_hand)}   in hand", called=self._yours)
        self._yours = self._balancer.pick
        return turns

    def finish(self, server: str, shoppers: int | None = None) -> None:
        """Let those in a server's hands have their answers, or only the first of them."""
        self._end_all(server, ("is answered", "are answered"), None, shoppers)

    def close(self) -> None:
        """Let everyone have their answer."""
        for server in self.hands:
            for _ in range(self.in_hand[server]):
                self._end(server, None)
        tell(f"{'everyone is answered':<34} {spread(self.in_hand)}   in hand")

    def fail(self, server: str, shoppers: int | None = None) -> None:
        """Let those in a server's hands be answered with an error, or only the first of them."""
        self._end_all(server, ("gets an error", "get an error"), ServerFailedError(), shoppers)

    def walk_out(self, server: str) -> None:
        """Let those in a server's hands lose their patience, and go."""
        self._end_all(server, ("walks out", "walk out"), WalkedOut())

    def _end_all(
        self,
        server: str,
        how: tuple[str, str],
        error: BaseException | None,
        shoppers: int | None = None,
    ) -> None:
        ending = self.in_hand[server] if shoppers is None else shoppers
        for _ in range(ending):
            self._end(server, error)
        if ending:
            what = f"{ending} at {server} {how[ending > 1]}"
            tell(f"{what:<34} {spread(self.in_hand)}   in hand", called=self._balancer.pick)

    def _admit(self) -> str:
        """Let one shopper in, and return the server's name, or "-" if there is none."""
        try:
            visit = self.balancer.pick()
            server = visit.__enter__()
        except NoServerError:
            ready = self.ready()
            assert not ready, (
                f"A shopper was turned away while {' and '.join(ready)} stood ready. Only when"
                " every server has left or is down is there nobody to ask."
            )
            return "-"
        except Exception as error:
            someone_is_ready = bool(self.ready())
            assert someone_is_ready, (  # noqa: PT017  it is the lesson's verdict
                "A shopper came when every server had left or was down, and met"
                f" {type(error).__name__}. That there is nobody to ask is a NoServerError: by that"
                " callers tell it from a mistake in the balancer."
            )
            raise
        assert server not in self._left, (
            f"A shopper was sent to {server}, which has left: nobody is there to answer."
        )
        assert server not in self._down, (
            f"A shopper was sent to {server}, which was said to be down: nobody will answer."
        )
        self.hands[server].append(visit)
        return server

    def _end(self, server: str, error: BaseException | None, *, newest: bool = False) -> None:
        """End the oldest request that a server has in hand, or the newest."""
        visit = self.hands[server].pop(-1 if newest else 0)
        if error is None:
            visit.__exit__(None, None, None)
            return
        told: BaseException | None = error
        try:
            if visit.__exit__(type(error), error, error.__traceback__):
                told = None
        except BaseException as raised:
            if not isinstance(raised, type(error)):
                if raised.__cause__ is not error:
                    raise  # not meant
                told = raised
        assert told is not None, (
            "A request ended with an error, and the balancer kept that to itself: whoever sent it"
            " goes on as if there had been an answer."
        )
        assert told is error, (
            f"A request ended with {type(error).__name__}, and whoever sent it was told"
            f" {type(told).__name__}: that one is waiting for the errors of servers, which are"
            " raised on."
        )

    def _fault(self, server: str) -> ServerFailedError | None:
        every = 1 if server in self._broken else self._fails_every.get(server, 0)
        return ServerFailedError() if every and self.sent[server] % every == 0 else None

    # Servers

    def ready(self) -> list[str]:
        """Return the servers that are here and not down."""
        return [name for name in self.hands if name not in self._left | self._down]

    def join(self, server: str, weight: int = 1) -> None:
        """Let a server come, or come back."""
        self.hands.setdefault(server, [])
        self.sent.setdefault(server, 0)
        self.servers[server] = weight
        self._left.discard(server)
        self._balancer.join(server, weight)
        self._yours = self._balancer.join
        tell(f"{server} joins{f', with weight {weight}' * (weight > 1)}", called=self._yours)

    def leave(self, *servers: str) -> None:
        """Let servers go; what they have in hand they finish."""
        for server in servers:
            self._left.add(server)
            self._balancer.leave(server)
        tell(
            f"{' and '.join(servers)} leave{'s' * (len(servers) == 1)}", called=self._balancer.leave
        )

    def down(self, *servers: str) -> None:
        """Let it be said that servers are down."""
        for server in servers:
            self._down.add(server)
            self._balancer.down(server)
        tell(f"{' and '.join(servers)} {verb(servers)} down", called=self._balancer.down)

    def up(self, server: str) -> None:
        """Let it be said that a server is up again."""
        self._down.discard(server)
        self._balancer.up(server)
        self._yours = self._balancer.up
        tell(f"{server} is up again", called=self._yours)

    def breaks(self, *servers: str) -> None:
        """Let servers fail whatever they are sent from now on, at once."""
        self._broken.update(servers)
        tell(f"{' and '.join(servers)} {verb(servers)} broken: every request fails at once")

    def is_mended(self, *servers: str) -> None:
        """Let servers be well again, without a word to the balancer."""
        self._broken.difference_update(servers)
        tell(f"{' and '.join(servers)} {verb(servers)} mended; nobody tells the balancer")

    def is_broken_while(self, shoppers: int, server: str) -> None:
        """Let a server fail while shoppers come one after another, and be well again then."""
        self._broken.add(server)
        for _ in range(shoppers):
            somewhere = self._admit()
            self._end(somewhere, self._fault(somewhere), newest=True)
        self._broken.remove(server)
        tell(f"{server} is broken while {shoppers} come and go; then it is well again")

    def fails_every(self, nth: int, server: str) -> None:
        """Let each nth request at a server fail."""
        self._fails_every[server] = nth
        tell(f"{server} fails 1 request in {nth}")

    def says(self, server: str, in_hand: int) -> None:
        """Let a server say what it has in hand, mostly from other balancers."""
        self._balancer.hear(server, in_hand)
        self._yours = self._balancer.hear
        tell(f"{server} says that it has {in_hand} in hand", called=self._yours)

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.clock.now = 1000 * second
        tell(f"at {second:g} s:")

    # A day

    def day(
        self, shoppers: int, every: float, takes: dict[str, float], looks: Iterable[float] = ()
    ) -> Day:
        """Let a shopper come every so many milliseconds; requests take as many as `takes` says.

        A broken server takes no time. At the seconds of `looks` it is told what servers have in
        hand.
        """
        day = Day({name: [] for name in self.servers}, self.balancer.pick)
        free = dict.fromkeys(self.servers, 0.0)
        working: list[tuple[float, int, str]] = []  # when it ends, who, where
        moments = sorted(looks)

        def until(time: float) -> None:
            while working and working[0][0] <= time:
                self.clock.now, _, server = heappop(working)
                self._end(server, ServerFailedError() if server in self._broken else None)
            self.clock.now = time

        for number in range(shoppers):
            until(number * every)
            before = self.in_hand
            server = self._admit()
            busy = {name: before[name] / self.servers[name] for name in self.ready()}
            day.passed_over += busy[server] > min(busy.values())
            day.longest_queue = max(day.longest_queue, before[server] + 1)
            day.sent_at[server].append(self.clock.now / 1000)
            took = 0.0 if server in self._broken else takes[server]
            free[server] = max(self.clock.now, free[server]) + took
            day.waits.append(free[server] - self.clock.now)
            heappush(working, (free[server], number, server))
            until(self.clock.now)
            while moments and (number + 1) * every >= 1000 * moments[0]:
                tell(
                    f"{moments.pop(0):.1f} s   {bars(self.in_hand, 6)}", called=self._balancer.pick
                )
        return day


def verb(servers: tuple[str, ...]) -> str:
    """Return "is" for one and "are" for several."""
    return "is" if len(servers) == 1 else "are"


def spread(counts: dict[str, int]) -> str:
    """Return the counts beside the servers' names."""
    return "   ".join(f"{server} {count}" for server, count in counts.items())


def bars(counts: dict[str, int], each: int) -> str:
    """Draw the counts beside the servers' names, with a mark for `each` so many."""
    return "   ".join(
        f"{server} {'#' * -(-count // each)} {count}" if count else f"{server} ."
        for server, count in counts.items()
    )


def laps(turns: str, length: int) -> list[str]:
    """Cut turns into laps, each with its servers in alphabetical order."""
    return [
        "".join(sorted(turns[start : start + length])) for start in range(0, len(turns), length)
    ]


def longest_run(turns: str) -> str:
    """Return the longest run of turns that one server had in a row."""
    return max(("".join(run) for _, run in groupby(turns)), key=len)


# Many balancers


def fullest_of_twenty(shoppers: int, seed: int) -> int:
    """Let ten balancers that hear the servers' counts now and then spread 400 shoppers at a time.

    Each shopper who comes after the 400th takes the place of one who is done. Returns the most
    that one of the twenty servers had in hand from then on.
    """
    servers = [f"server-{number}" for number in range(20)]
    balancers = [Balancer(dict.fromkeys(servers, 1), choices=2) for _ in range(10)]
    in_hand = dict.fromkeys(servers, 0)
    visits: list[tuple[str, Visit]] = []
    dice, most = Random(seed), [0]
    open_scene()
    tell("10 balancers, 20 servers, 400 shoppers at a time: 20 each would be even")
    tell("each hears the servers' counts after every 50th shopper; the most at one:")
    for number in range(400 + shoppers):
        if number % 50 == 0:
            for balancer in balancers:
                for server in servers:
                    balancer.hear(server, in_hand[server])
        if number >= 400:
            place = int(dice.random() * len(visits))
            visits[place], visits[-1] = visits[-1], visits[place]
            server, visit = visits.pop()
            visit.__exit__(None, None, None)
            in_hand[server] -= 1
        visit = balancers[number % 10].pick()
        server = visit.__enter__()
        visits.append((server, visit))
        in_hand[server] += 1
        if number >= 400:
            most[-1] = max(most[-1], *in_hand.values())
            if (number + 1) % 200 == 0:
                marks = "#" * min(most[-1] // 2, 45)
                line = f"shopper {number - 198:>5,} to {number + 1:>5,}   {marks} {most[-1]}"
                tell(line, called=balancers[0].pick)
                most.append(0)
    return max(most)


# At the same time


def held_up() -> str:
    """Let Ben come while Ann is being served, and return what holds him up, or ""."""
    shop = Shop(a=1, b=1)
    people = []
    for name in ("Ann", "Ben"):
        people.append(Person(name, shop._admit))
        people[-1].join(PATIENCE)
    if not people[-1].is_alive():
        return ""
    place = people[-1].place
    tell("Ann   comes and stays")
    tell(f"Ben   comes, and waits, at {place}", called=shop.balancer.pick)
    return f"Ben waits for an answer until Ann has hers, at {place}"


AT_FIRST = "a has 1 shopper in hand, and b, three times as strong, has 5"


def one_and_five() -> Shop:
    """Return a shop with one in a's hands and five in those of b, which is three times as strong.

    The next who come to a busy balancer go to a, then to b.
    """
    shop = Shop(a=1, b=3)
    for _ in range(8):
        shop._admit()
    for server in "ab":
        if shop.hands[server]:
            shop._end(server, None)
    shop.hands["z"] = []  # who joins for a moment in one of the meetings
    return shop


def as_eight_should_stand(shop: Shop) -> str:
    """Let others come until eight are there, and return how they stand if it is not well.

    In the end all are gone, by a thread that holds no lock.
    """
    try:
        if shop.hands.pop("z"):
            return ""  # somebody came while z was up
        for shoppers, expected in ((7, {"a": 2, "b": 5}), (8, {"a": 2, "b": 6})):
            while sum(shop.in_hand.values()) < shoppers:
                shop._admit()
            if sum(shop.in_hand.values()) == shoppers and shop.in_hand != expected:
                return f"{spread(shop.in_hand)}   in hand, and not {spread(expected)}"
        return ""
    finally:
        shop.end_quietly()


MEETINGS = [
    ("comes", "comes"),
    ("is done", "comes"),
    ("comes", "lets z join, says that it is down, and comes"),
]


def errand(does: str) -> Callable[[Shop], None]:
    """Return what does one of the errands that `MEETINGS` names; who is done was at a."""

    def do(shop: Shop) -> None:
        if does == "is done":
            shop._end("a", None)
            return
        if does != "comes":
            shop._balancer.join("z")
            shop._balancer.down("z")
        shop._admit()

    return do


def one_after_the_other() -> str:
    """Let Ben come when Ann is done, and return how the first bad meeting left the shop, or ""."""
    for ann, ben in MEETINGS:
        for first, then in ((ann, ben), (ben, ann)):
            shop = one_and_five()
            errand(first)(shop)
            errand(then)(shop)
            if problem := as_eight_should_stand(shop):
                tell(AT_FIRST)
                tell(
                    f"somebody {first}; then somebody {then}; others come",
                    called=shop.balancer.pick,
                )
                tell(problem)
                return problem
    return ""


def at_the_same_time() -> str:
    """Let Ann and Ben meet in every order, and return what the first bad one led to, or ""."""
    if not any(_first_bad(*meeting) for meeting in MEETINGS[1:]):
        return ""  # the last has the first in it, which is easier to read if it is bad
    for ann, ben in MEETINGS:
        if met := _first_bad(ann, ben):
            tell(AT_FIRST)
            met.tell(ann, ben)
            return met.problem
    return ""


def _first_bad(ann: str, ben: str) -> Meeting | None:
    orders = all_orders(one_and_five, errand(ann), errand(ben), as_eight_should_stand)
    return next((met for met in orders if met.problem), None)


# The table at the end


@dataclass
class TurnsOf:
    """Round robin in one line: the turns go round, whatever is in hand."""

    turns: Iterator[str]

    @contextmanager
    def pick(self) -> Iterator[str]:
        """Pick whose turn it is."""
        yield next(self.turns)


def bad_disk(turns: str = "") -> Day:
    """Return the day of the bad disk, by the design under test or by turns that go round."""
    shop = Shop(a=1, b=1, c=1)
    if turns:
        shop.balancer = TurnsOf(cycle(turns))
    return shop.day(300, every=10, takes={"a": 1_000, "b": 10, "c": 10})


def row(name: str, day: Day, remark: str = "") -> str:
    """Return a row of the table."""
    return f"{name:<20} {day.longest_queue:>14} {day.mean_wait:>12,.0f} ms   {remark}".rstrip()
