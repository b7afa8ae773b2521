"""Puts each question into a tray, with a Future; the one at the desk answers all that lie there.

What is known of a service is a generator, to which the events are sent: the place in its code is
its state.
"""

import random
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any


class RefusedError(Exception):
    """The call was not let in."""


class FullError(RefusedError):
    """There is no place."""


class OpenError(RefusedError):
    """The service is left alone."""


Event = tuple[str, Any]  # "comes" or how a call ends, and the ticket of that call
Service = Generator[Any, Event, None]


class Guard:
    """A desk, a tray, and a generator for each service."""

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.limit, self.clock, self.tell, self.random = limit, clock, tell, random
        self.free = dict(rooms)
        self.desk, self.tray = Lock(), SimpleQueue[tuple[str, Event, Future[Any]]]()
        self.services = {name: self._service() for name in rooms}
        for service in self.services.values():
            next(service)

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        ticket = self._ask(dependency, ("comes", None))
        if isinstance(ticket, type):
            raise ticket
        began, how = self.clock(), "left"
        try:
            yield self.limit
            how = "good"
        except OSError:
            how = "bad"
            raise
        except Exception:
            how = "good"
            raise
        finally:
            if self.clock() - began > self.limit:
                how = "late"
            if news := self._ask(dependency, (how, ticket)):
                self.tell(dependency, news)

    def _ask(self, dependency: str, event: Event) -> Any:
        answer: Future[Any] = Future()
        self.tray.put((dependency, event, answer))
        with self.desk:
            while True:
                try:
                    name, what, future = self.tray.get_nowait()
                except Empty:
                    break
                future.set_result(self._answer(name, what))
        return answer.result()

    def _answer(self, name: str, event: Event) -> Any:
        if event[0] != "comes":
            self.free[name] += 1
            return self.services[name].send(event)
        if not self.free[name]:
            return FullError
        ticket = self.services[name].send(event)
        self.free[name] -= not isinstance(ticket, type)
        return ticket

    def _service(self) -> Service:
        """Take events, and give answers: a ticket or a refusal, and news or ""."""
        event = yield
        while True:
            event, until = yield from self._closed(event)
            event = yield from self._open(event, until)

    def _closed(self, event: Event) -> Generator[Any, Event, tuple[Event, float]]:
        """Let all come until it is too much; return the next event, and until when to wait."""
        ends: list[tuple[float, bool]] = []
        mine = object()
        while True:
            how, ticket = event
            if how not in ("comes", "left") and ticket is mine:
                now = self.clock()
                ends = [*(end for end in ends if end[0] >= now - 10), (now, how != "good")]
                failed = sum(bad for _, bad in ends)
                if how != "good" and len(ends) >= 10 and 2 * failed >= len(ends):
                    until = self._until(5)
                    return (yield "open"), until
            event = yield mine if how == "comes" else ""

    def _open(self, event: Event, until: float) -> Generator[Any, Event, Event]:
        """Let one come at a time until one is answered; return the next event."""
        mine, planned, before = object(), 5, 5
        while True:
            how, ticket = event
            if how == "comes" and self.clock() < until:
                event = yield OpenError
            elif how == "comes":
                mine, before, planned = object(), planned, min(2 * planned, 30)
                until = self._until(planned) + self.limit
                event = yield mine
            elif ticket is mine and how == "good":
                return (yield "closed")
            else:
                if ticket is mine and how == "bad":
                    mine, until = object(), self._until(planned)
                if ticket is mine and how == "left":
                    mine, planned, until = object(), before, self.clock()
                event = yield ""

    def _until(self, planned: float) -> float:
        return self.clock() + planned * (1 + self.random()) / 2
