"""The door's process: what readers ask, whom the learner's Door has answer, what the page is told.

`House` has all that the process has. Its routes are the interface that openapi.json describes, and
three more for the page: /_events is its stream, /_do its buttons, / the page itself.
"""

import json
import re
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from . import acts, loading, messages, safe, stores, told, view, web
from .desk import Desk, Wish
from .fleet import Fleet
from .ledger import Ledger
from .settings import Settings
from .stream import Stream
from .web import Answer, Request
from .wire import TOKEN, Call, SilentError

TICK = 0.25  # seconds
LATE = 5.0  # seconds for a learner's `check`
LATEST = 30.0  # seconds after which a learner's `send` is said to hang
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass
class Places:
    """A partition, or a copy of it, as the door itself reads it: past all silence."""

    first: stores.Table
    copy: stores.Table


class House:
    """All that the door's process has: the learner's Door, the servers, the page's stream."""

    def __init__(self, settings: Settings, file: Path, *, only_references: bool) -> None:
        self.settings = settings
        self.terminal = loading.Terminal()
        self.design = loading.load(file, only_references=only_references)
        self.parts = loading.parts_of(file)
        self.token = uuid4().hex
        self.ledger = Ledger(settings.data)
        if not self.ledger.partitions():
            self.ledger.take_in(*(f"p{n + 1}" for n in range(settings.partitions)))
        self.places: dict[str, Places] = {}
        for name in self.ledger.partitions():
            self.open_place(name)
        self.tally = stores.tally_of(settings)
        self.left: set[str] = set()  # servers that the learner's Door was told to send nothing
        self.joining = ""  # a partition whose share is on its way
        self.desk = Desk(self)
        self.stop = threading.Event()
        self._checking = threading.Lock()
        self.view = view.View(self)
        self.stream = Stream(self.view.state)
        self.web = web.Web(settings.port, self.answer)
        self.port = self.web.server_port
        self.public = settings.front or self.port  # where readers come
        given = {
            "token": self.token,
            "door_port": self.port,
            "public": self.public,
            "file": str(file),
            "references": only_references,
        }
        self.fleet = Fleet(settings, given)
        self.fleet.partitions = [*self.places]
        self.door = loading.run("Door", lambda: self.design.Door([*self.fleet.names]))

    def open_place(self, name: str) -> Places:
        """Open a partition and its copy; make the files if there are none."""
        first, copy = (stores.table_of(name, self.settings, copy=copy) for copy in (False, True))
        self.places[name] = Places(first, copy)
        return self.places[name]

    # Readers

    def answer(self, request: Request) -> Answer:
        """Answer whoever comes. Whatever goes wrong here is one line, and never a dead door."""
        try:
            answer = self._route(request)
        except safe.RefusedError as error:
            answer = web.refused(error.status, str(error))
        except sqlite3.Error as error:  # the door's own notes: its disk is full, or they are locked
            self.terminal.say(f"door: {error}")
            answer = web.refused(503, web.LATER, Retry_After="1")
        except Exception as error:  # noqa: BLE001  a reader is told no more than that
            self.terminal.say(
                f"door: {request.method} {request.path[:40]}: {loading.line_of(error)}"
            )
            answer = web.refused(500, web.SORRY)
        answer.headers |= HEADERS
        return answer

    def _route(self, request: Request) -> Answer:
        method, path, head = request.method, request.path, request.headers
        if path == "/_tell" and head.get(TOKEN) == self.token:
            return self._deliver(json.loads(request.body))
        changes = method not in ("GET", "HEAD") or path == "/_events"
        safe.check_origin(head, self.public, changes=changes)
        if method == "HEAD":
            method = "GET"
        if path == "/links" or path.startswith("/links/"):
            return self._links(method, request)
        pages: dict[tuple[str, str], Callable[[], Answer]] = {
            ("GET", "/"): view.page,
            ("GET", "/openapi.json"): view.openapi,
            ("GET", "/favicon.ico"): lambda: Answer(204),  # each browser asks for it
            ("GET", "/_events"): lambda: view.events(self.stream, request.query),
            ("POST", "/_do"): lambda: self._do(safe.json_of(head, request.body)),
        }
        if (method, path) in pages:
            return pages[method, path]()
        if method != "GET" or path == "/_do":
            return web.refused(405, "This cannot be done here.", Allow=allowed(path))
        return self.desk.ask(Wish(told.OPEN, safe.code_of(path), request.address))

    def _links(self, method: str, request: Request) -> Answer:
        """Answer what begins with /links: a link that is made, ended, or asked for its clicks."""
        path, at = request.path, request.address
        link = re.fullmatch(r"/links/([^/]+)(/clicks)?", path)
        verb = {"POST": told.MAKE, "DELETE": told.END, "GET": told.CLICKS}.get(method, "")
        if path == "/links" and verb == told.MAKE:
            making = safe.making_of(safe.json_of(request.headers, request.body), self.public)
            key = safe.key_of(request.headers)
            wish = Wish(verb, making.name or "", at, making=making, key=key, body=request.body)
            return self.desk.ask(wish)
        if link and verb == (told.CLICKS if link[2] else told.END):
            return self.desk.ask(Wish(verb, safe.code_of(f"/{link[1]}"), at))
        if not link and path != "/links":
            raise safe.RefusedError("There is no such page.", 404)
        return web.refused(405, "This cannot be done here.", Allow=allowed(path))

    def _do(self, what: dict[str, Any]) -> Answer:
        sentence = acts.do(self, what)
        return web.refused(409, sentence) if sentence else Answer(204)

    def _deliver(self, message: dict[str, str]) -> Answer:
        """Bring a server's text to all others; or lose it, if that is wanted."""
        lost = "messages" in self.fleet.silent or self.fleet.order_all(
            "/_/hear", message["text"], but=message["from"], patience=2
        )
        return Answer(503 if lost else messages.HEARD)

    # What goes on by itself

    def start(self) -> list[str]:
        """Start the servers, and what goes on by itself; return what stops a server, in a line."""
        found: list[str] = []

        def start(name: str) -> None:
            try:
                self.fleet.start(name)
            except loading.BrokenError as error:
                found.append(str(error))

        threads = [threading.Thread(target=start, args=(name,)) for name in self.fleet.names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if not found:
            threading.Thread(target=self.web.run, daemon=True).start()
            again = {self.stream.tick: TICK, self.check: 1, self.view.look: 1, self._follow: 1}
            for work in again.items():
                threading.Thread(target=self._for_ever, args=work, daemon=True).start()
        return found

    def _for_ever(self, work: Callable[[], None], seconds: float) -> None:
        """Do something every so often, whatever it raises."""
        while not self.stop.wait(seconds):
            try:
                work()
            except Exception as error:  # noqa: BLE001  of whatever engine
                self.terminal.say(f"door: {work.__name__}: {loading.line_of(error)}")

    def _follow(self) -> None:
        """Let the copies follow, but for those that are silent or follow who is."""
        for name, at in [*self.places.items()]:
            if not {name, f"{name} copy"} & self.fleet.silent:
                stores.bring_up(at.first, at.copy, self.settings.lag)

    def check(self) -> None:
        """Let the learner's Door find out which servers live; hear from all how they are."""
        heard: set[str] = set()

        def is_well(name: str) -> bool:
            heard.add(name)
            try:
                told = self.fleet.ask(name, Call("GET", "/_/state", patience=1))
            except SilentError:
                return False
            return told.answer.status == 200

        if not self._checking.acquire(timeout=LATE):  # two could take an older answer for a newer
            self.terminal.say(f"door: check has not come back for {LATE:.0f} s")
            return
        try:
            self.door.check(is_well)
        except BaseException as error:  # noqa: BLE001  a learner's file may raise anything
            self.terminal.say(f"door: check: {loading.line_of(error)}")
        finally:
            self._checking.release()
        for name in {*self.fleet.names} - heard:
            is_well(name)
        if self.desk.longest() > LATEST:
            self.terminal.say(f"door: send has not come back for {LATEST:.0f} s")

    def end(self) -> None:
        """Let pages and servers go, in this order."""
        self.stop.set()
        self.stream.close()
        self.fleet.stop_all()
        self.web.end()


def allowed(path: str) -> str:
    """Return the methods that a path knows."""
    if path == "/_do":
        return "POST"
    if path.startswith("/links/"):
        return "GET" if path.endswith("/clicks") else "DELETE"
    return "POST" if path == "/links" else "GET, HEAD"
