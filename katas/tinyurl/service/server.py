"""One server's process: the learner's Server behind HTTP.

The door starts it, writes one line to its standard input (which design, which stores), and is told
a port on its standard output. It ends when its standard input closes: the door has stopped, or was
killed. Then the clicks that wait are handed over, and nothing is left behind.
"""

import json
import os
import sqlite3
import sys
import threading
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

from . import loading, messages, safe, stores, web
from .adapters import Counting, Notes, Partition
from .loading import parts
from .settings import SettingError, Settings
from .web import Answer, Request
from .wire import SAW, TOKEN, Wire

ADDRESS = "X-TinyURL-Address"  # of the reader, as the door saw it
HAND_OVER = 1.0  # seconds between two
LAST = 2.0  # seconds for what is done last
ERRORS = {
    "UnknownCodeError": (404, "Nobody was ever given this code."),
    "EndedError": (410, "This link has ended."),
    "TooManyGuessesError": (429, "This address has met too many unknown codes: wait a minute."),
    "UnavailableError": (503, web.LATER),
    "NameTakenError": (409, "Somebody else has this name."),
}
AGAIN = {429: "60", 503: "1"}  # seconds after which one may ask again


class Service:
    """The learner's Server, what it was given, and what it is asked over HTTP."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.name: str = config["name"]
        self.token: str = config["token"]
        self.public: int = config["public"]
        self.settings = settings_from(config["settings"])
        self.terminal = loading.Terminal()
        self.design = loading.load(Path(config["file"]), only_references=config["references"])
        self.notes = Notes()
        self.line = messages.line_of(
            self.settings,
            self.name,
            Wire(config["door_port"], self.token),
            self.hear,
            lambda: "messages" in self.notes.silent,
        )
        down = self.design.StoreDownError
        self.stores = {name: self._partition(name) for name in config["partitions"]}
        self.counting = Counting(stores.tally_of(self.settings), self.notes, down)
        self.codes = codes_of(self.name, config["office"], self.settings.data)
        self.lock = threading.Lock()
        self.opened = 0
        self.server = self._new()

    def _partition(self, name: str) -> Partition:
        first, copy = (stores.table_of(name, self.settings, copy=copy) for copy in (False, True))
        return Partition(name, first, copy, self.notes, self.design.StoreDownError)

    def _new(self) -> Any:
        given = self.settings
        return self.design.Server(
            dict(self.stores), self.codes, self.counting, self.tell, time.time,
            room=given.room, trips=given.trips, queue=given.queue,
        )  # fmt: skip

    def tell(self, text: str) -> None:
        """Bring a text to all other servers, unless it is lost on its way."""
        step = self.notes.add({"to": "messages", "copy": False, "call": "tell", "ok": False})
        step["ok"] = self.line.tell(str(text))

    def hear(self, text: str) -> None:
        """Let the design hear a text that a line for messages has brought; say what stops it."""
        try:
            self.server.hear(text)
        except BaseException as error:  # noqa: BLE001  a learner's file may raise anything
            self.terminal.say(f"{self.name}: hear: {loading.line_of(error)}")

    def answer(self, request: Request) -> Answer:
        """Answer the door. Whatever a design raises is an answer, and a line on the terminal."""
        if request.headers.get(TOKEN) != self.token:
            return web.refused(403, "This port belongs to the door.")
        self.notes.begin()
        try:
            answer = self._operate(request) if request.path[:3] == "/_/" else self._read(request)
        except safe.RefusedError as error:
            answer = web.refused(error.status, str(error))
        except BaseException as error:  # noqa: BLE001  a learner's file may raise anything
            answer = self._error(request, error)
        steps, is_alone = self.notes.end()
        saw = {"steps": steps, "alone": is_alone, "waiting": self.waiting}
        answer.headers[SAW] = json.dumps(saw)
        return answer

    @property
    def waiting(self) -> int:
        """Return the clicks that the counts have not taken over: seen from outside the design."""
        return max(0, self.opened - self.counting.taken)

    def _read(self, request: Request) -> Answer:
        server, path = self.server, request.path
        match request.method, path.count("/"):
            case "GET", 1:
                url = server.follow(safe.code_of(path), request.headers[ADDRESS])
                if not isinstance(url, str) or not url.isprintable():
                    raise TypeError(f"follow returned {url!r:.60}")
                with self.lock:
                    self.opened += 1
                head = {"Location": safe.located(url), "Cache-Control": "no-store"}
                return Answer(302, head)
            case "POST", 1:
                wanted = safe.making_of(json.loads(request.body), self.public)
                key = request.headers["Idempotency-Key"]
                code = server.create(wanted.url, key, wanted.name, wanted.ends)
                if not isinstance(code, str) or not safe.is_code(code):
                    raise TypeError(f"create returned {code!r:.60}")
                return web.found({"code": code, "ends": wanted.ends}, 201)
            case "DELETE", 2:
                server.end(safe.code_of(path.removeprefix("/links")))
                return Answer(204)
            case _:
                code = safe.code_of(path.removeprefix("/links").removesuffix("/clicks"))
                return web.found({"clicks": int(server.clicks(code))})

    def _error(self, request: Request, error: BaseException) -> Answer:
        for name, (status, sentence) in ERRORS.items():
            if loading.is_a(error, name):
                again = {"Retry_After": AGAIN[status]} if status in AGAIN else {}
                return web.refused(status, sentence, **again)
        if loading.is_a(error, "RefusedError"):
            words = " ".join(loading.text_of(error).split())
            return web.refused(400, f"Refused: {words[:200]}.")
        line = loading.line_of(error)
        self.terminal.say(f"{self.name}: {called_for(request)}: {line}")
        return web.refused(500, web.SORRY)

    def _operate(self, request: Request) -> Answer:
        """Do what the door asks of a server, and no reader: no code has a "/"."""
        given = json.loads(request.body or b"null")
        match request.path:
            case "/_/hear":
                self.server.hear(given)
            case "/_/silent":
                self.notes.silent = frozenset(given)
            case "/_/hand_over":
                self.server.hand_over()
            case "/_/forget":
                old, self.server = self.server, self._new()
                old.hand_over()
                self.opened = self.counting.taken
            case "/_/grow":
                self.stores[given] = self._partition(given)
                self.server.grow(given, self.stores[given])
            case "/_/move":
                self.server.move()
            case "/_/switch":
                self.server.switch()
        return web.found(None)

    def hand_over_for_ever(self) -> None:
        """Have clicks handed over each second, whatever a design raises."""
        while True:
            time.sleep(HAND_OVER)
            self.hand_over()

    def hand_over(self) -> None:
        """Have clicks handed over; say what stops it."""
        try:
            self.server.hand_over()
        except BaseException as error:  # noqa: BLE001  a learner's file may raise anything
            self.terminal.say(f"{self.name}: hand_over: {loading.line_of(error)}")


def called_for(request: Request) -> str:
    """Return which method of the design a request is for."""
    if request.path[:3] == "/_/":
        return request.path[3:]
    if request.path.count("/") == 3:
        return "clicks"
    return {"GET": "follow", "POST": "create"}.get(request.method, "end")


def settings_from(given: dict[str, Any]) -> Settings:
    """Return the settings that the door has written down."""
    known = {field.name for field in fields(Settings)}
    return Settings(**{**{key: given[key] for key in known}, "data": Path(given["data"])})


def codes_of(name: str, office: int, folder: Path) -> Any:
    """Return the Shortener of this office, on a store that outlives the process."""
    local = threading.local()

    def connect() -> sqlite3.Connection:
        if not hasattr(local, "db"):
            local.db = stores.connect(folder / f"office-{name}.sqlite")
        db: sqlite3.Connection = local.db
        return db

    return parts.Shortener(connect, parts.HOME, parts.LINKS, office, 8)


def main() -> None:
    """Serve until standard input closes."""
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what a design prints is not for the door
    line = sys.stdin.readline()
    if not line:
        return
    try:
        config = json.loads(line)
        service = Service(config)
    except BaseException as error:  # noqa: BLE001  whatever a learner's file does
        is_told = isinstance(error, loading.BrokenError | SettingError)
        out.write(json.dumps({"broken": str(error) if is_told else loading.line_of(error)}) + "\n")
        os._exit(1)
    try:
        door = web.Web(config["port"], service.answer)
    except OSError:  # somebody has taken it meanwhile
        door = web.Web(0, service.answer)
    for work in (door.run, service.hand_over_for_ever):
        threading.Thread(target=work, daemon=True).start()
    out.write(json.dumps({"port": door.server_port}) + "\n")
    sys.stdin.read()
    loading.within(LAST, service.hand_over)
    os._exit(0)
