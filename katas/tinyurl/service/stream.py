"""The page's stream of events: server-sent, to at most four pages at a time.

A browser allows six connections to a host, so an older page has to make room for a newer one. Asks
are told 20 a second at most: what comes above that is only counted.
"""

import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from queue import Empty, Full, Queue
from typing import Any

PAGES = 4
ASKS = 20  # a second
LATEST = 20  # that a page is told which was hidden meanwhile
WAITING = 400  # events that a slow page may leave unread
QUIET = 15.0  # seconds after which a page that hears nothing is told so: it may have gone
Event = dict[str, Any]


class Stream:
    """Tells all pages what happens."""

    def __init__(self, state: Callable[[], Event]) -> None:
        self._state = state  # asked on a connection, and at each `tick`
        self._lock = threading.Lock()
        self._pages: list[Queue[Event | None]] = []
        self._last: Event = {}
        self._latest: deque[Event] = deque(maxlen=LATEST)
        self._number = 0  # of asks and acts
        self._second = 0  # in which asks are counted now
        self._asks = 0  # in this second
        self._more = 0  # asks that were not told
        self._summed = 0  # the second in which their number was told last

    def serve(self, connection: socket.socket, after: int | None = None) -> None:
        """Write events for one page until it goes, or has to; first what came `after` a number."""
        page: Queue[Event | None] = Queue(WAITING)
        state = self._state()
        with self._lock:
            page.put({"kind": "state", "n": self._number, **state})
            for old in self._latest:
                if after is not None and old["n"] > after:
                    page.put(old)
            self._pages.append(page)
            full = self._pages[:-PAGES]
        for other in full:
            self._end(other, {"kind": "full"})
        try:
            while True:
                try:
                    event = page.get(timeout=QUIET)
                except Empty:
                    connection.sendall(b": nothing new\n\n")
                    continue
                if event is None:
                    return
                connection.sendall(b"data: " + json.dumps(event).encode() + b"\n\n")
        except OSError:
            pass  # the page has gone
        finally:
            self._end(page)

    def tell(self, event: Event) -> None:
        """Tell all pages of something."""
        with self._lock:
            pages = [*self._pages]
        for page in pages:
            try:
                page.put_nowait(event)
            except Full:
                self._end(page)  # it does not read

    def note(self, event: Event) -> None:
        """Tell all pages of an ask or an act, with its number, and keep it for hidden ones."""
        with self._lock:
            self._number += 1
            event = {**event, "n": self._number}
            self._latest.append(event)
        self.tell(event)

    def act(self, line: str, why: str = "", to: str = "") -> None:
        """Tell what somebody did, to whom, or what became of it."""
        self.note({"kind": "act", "line": line, "why": why, "to": to})

    def may_ask(self) -> bool:
        """Tell whether one more ask may be told; if not, it is counted."""
        with self._lock:
            if self._second != (second := int(time.monotonic())):
                self._second, self._asks = second, 0
            self._asks += 1
            self._more += self._asks > ASKS and bool(self._pages)
            return self._asks <= ASKS

    def tick(self) -> None:
        """Tell what has changed, and how many asks were not told: four times a second."""
        if not self._pages:
            return
        state = self._state()
        if state != self._last:
            self._last = state
            self.tell({"kind": "state", **state})
        with self._lock:
            if self._summed == (second := int(time.monotonic())) or not self._more:
                return
            self._summed, more, self._more = second, self._more, 0
        self.act(f"And {more:,} more requests")

    def close(self) -> None:
        """Let all pages go."""
        with self._lock:
            pages = [*self._pages]
        for page in pages:
            self._end(page)

    def _end(self, page: "Queue[Event | None]", *last: Event) -> None:
        with self._lock:
            if page not in self._pages:
                return
            self._pages.remove(page)
        while not page.empty():  # what it has not read is worth less than that it ends
            try:
                page.get_nowait()
            except Empty:
                break
        for event in (*last, None):
            page.put_nowait(event)
