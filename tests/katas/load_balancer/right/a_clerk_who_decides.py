"""A clerk in a thread of its own knows the servers; everybody else asks it and awaits a Future.

Nothing is locked, since nothing is shared: the clerk does one thing after the other.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from random import sample
from threading import Thread
from typing import Any
from weakref import finalize


class NoServerError(Exception):
    pass


@dataclass(eq=False)
class Card:
    """What the clerk has written down about a server."""

    name: str
    weight: int
    sent: int = 0  # open requests that were sent from here
    more: int = 0  # and from elsewhere, as far as is known
    current: int = 0
    resting: bool = False
    failures: int = 0
    state: str = "well"  # or out, or tried
    out_since: float = 0.0
    healings: int = 0

    @property
    def open(self) -> int:
        return self.sent + self.more


class Clerk:
    """Decides alone."""

    def __init__(
        self, servers: Mapping[str, int], choices: int | None, clock: Callable[[], float]
    ) -> None:
        self.cards = [Card(name, weight) for name, weight in servers.items()]
        self.choices, self.clock = choices, clock

    def work(self, inbox: "SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None]") -> None:
        while (job := inbox.get()) is not None:
            future, do = job
            try:
                future.set_result(do())
            except Exception as error:
                future.set_exception(error)
            del job, future, do

    def decide(self) -> tuple[Card, bool, int]:
        up = [card for card in self.cards if not card.resting]
        if not up:
            raise NoServerError
        well = [card for card in up if card.state == "well"]
        due = [c for c in up if c.state == "out" and self.clock() - c.out_since >= 10]
        able = up if len(well) < len(up) / 2 else well + due
        if self.choices is not None:
            able = sample(able, min(self.choices, len(able)))
        able.sort(key=self.cards.index)
        least = min(able, key=lambda card: card.open / card.weight)
        equals = [c for c in able if c.open * least.weight == least.open * c.weight]
        for card in equals:
            card.current += card.weight
        chosen = max(equals, key=lambda card: card.current)
        chosen.current -= sum(card.weight for card in equals)
        chosen.sent += 1
        if chosen in due:
            chosen.state = "tried"
        return chosen, chosen in due, chosen.healings

    def note(self, card: Card, how: str, when: float, healings: int, *, tried: bool) -> None:
        card.sent -= 1
        if not tried and (card.state != "well" or card.healings != healings):
            return
        if how == "well":
            card.healings += tried
            card.state, card.failures = "well", 0
        elif how == "unknown":
            card.state = "out" if tried else card.state
        else:
            card.failures += 1
            if tried or card.failures == 5:
                card.state, card.out_since = "out", when

    def write(self, server: str, **facts: Any) -> None:
        card = next(card for card in self.cards if card.name == server)
        for fact, value in facts.items():
            setattr(card, fact, value)

    def believe(self, server: str, open_requests: int) -> None:
        card = next(card for card in self.cards if card.name == server)
        card.more = max(0, open_requests - card.sent)

    def tear_up(self, server: str) -> None:
        self.cards = [card for card in self.cards if card.name != server]


class Balancer:
    """The counter at which one asks the clerk."""

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clerk = Clerk(servers, choices, clock)
        self.inbox: SimpleQueue[Any] = SimpleQueue()
        Thread(target=self.clerk.work, args=(self.inbox,), daemon=True).start()
        finalize(self, self.inbox.put, None)

    def ask(self, do: Callable[[], Any]) -> Any:
        future: Future[Any] = Future()
        self.inbox.put((future, do))
        return future.result()

    @contextmanager
    def pick(self) -> Iterator[str]:
        clerk, how = self.clerk, "unknown"
        card, tried, healings = self.ask(clerk.decide)
        try:
            yield card.name
            how = "well"
        except Exception:
            how = "badly"
            raise
        finally:  # whoever asks next is heard after this
            when = clerk.clock()
            do = partial(clerk.note, card, how, when, healings, tried=tried)
            self.inbox.put((Future(), do))

    def join(self, server: str, weight: int = 1) -> None:
        self.ask(lambda: self.clerk.cards.append(Card(server, weight)))

    def leave(self, server: str) -> None:
        self.ask(lambda: self.clerk.tear_up(server))

    def down(self, server: str) -> None:
        self.ask(lambda: self.clerk.write(server, resting=True))

    def up(self, server: str) -> None:
        self.ask(lambda: self.clerk.write(server, resting=False))

    def hear(self, server: str, open_requests: int) -> None:
        self.ask(lambda: self.clerk.believe(server, open_requests))
