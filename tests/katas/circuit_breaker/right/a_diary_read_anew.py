"""Keeps a page of calls for each service, and reads from it each time what state it is in."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition


class RefusedError(Exception):
    """The call was not let in."""


class FullError(RefusedError):
    """There is no place."""


class OpenError(RefusedError):
    """The service is left alone."""


@dataclass(eq=False)
class Call:
    """One call; how it ended is "good", "bad", or "" if nobody knows."""

    begin: float
    end: float | None = None
    how: str = ""


@dataclass
class Page:
    """The calls since the last change, and what was true before them."""

    closed: bool = True
    not_before: float = 0.0
    failed_trials: int = 0
    calls: list[Call] = field(default_factory=list)


class Guard:
    """A diary, with a pen for one writer at a time."""

    def __init__(
        self,
        rooms: Mapping[str, int],
        limit: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[str, str], None] = lambda _dependency, _state: None,
        random: Callable[[], float] = random.random,
    ) -> None:
        self.rooms, self.limit, self.clock = dict(rooms), limit, clock
        self.tell, self.random = tell, random
        self.pages = {name: Page() for name in rooms}
        self.inside: dict[str, list[Call]] = {name: [] for name in rooms}
        self.pen = Condition()

    @contextmanager
    def call(self, dependency: str) -> Iterator[float]:
        with self.pen:
            self._look(dependency)
            call, page = Call(self.clock()), self.pages[dependency]
            page.calls.append(call)
            self.inside[dependency].append(call)
        try:
            yield self.limit
            call.how = "good"
        except BaseException as error:
            if isinstance(error, Exception):
                call.how = "bad" if isinstance(error, OSError) else "good"
            raise
        finally:
            with self.pen:
                self.inside[dependency].remove(call)
                call.end = self.clock()
                is_late = call.end - call.begin > self.limit
                call.how = "bad" if is_late else call.how
                news = ""
                if self.pages[dependency] is page and (page.closed or not is_late):
                    news = self._read(dependency, page, call)
            if news:
                self.tell(dependency, news)

    def _look(self, dependency: str) -> None:
        page, now = self.pages[dependency], self.clock()
        if not page.closed:
            for call in page.calls:  # there is one: the trial
                over = call.begin + self.limit
                if now <= over:
                    raise OpenError
                page = self._turn(dependency, page.failed_trials + 1, over)
            if now < page.not_before:
                raise OpenError
        if len(self.inside[dependency]) >= self.rooms[dependency]:
            raise FullError

    def _read(self, dependency: str, page: Page, call: Call) -> str:
        now = self.clock()
        if not call.how:
            page.calls.remove(call)
            return ""
        if not page.closed:
            if call.how == "good":
                self.pages[dependency] = Page()
                return "closed"
            self._turn(dependency, page.failed_trials + 1, now)
            return ""
        page.calls = [c for c in page.calls if c.end is None or now - c.end <= 10]
        ended = [c.how for c in page.calls if c.end is not None]
        if call.how == "bad" and len(ended) >= 10 and ended.count("bad") * 2 >= len(ended):
            self._turn(dependency, 0, now)
            return "open"
        return ""

    def _turn(self, dependency: str, failed: int, since: float) -> Page:
        pause = min(30, 5 << min(failed, 9)) * (0.5 + self.random() / 2)
        page = self.pages[dependency] = Page(
            closed=False, not_before=since + pause, failed_trials=failed
        )
        return page
