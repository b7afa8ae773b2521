"""One reader's request after the other: sent by the learner's Door, judged, counted and told."""

import hashlib
import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from . import ledger, loading, safe, told, web
from .fleet import Answered
from .server import ADDRESS
from .web import Answer
from .wire import Call, SilentError

if TYPE_CHECKING:
    from .door import House
    from .nginx import Seen

PATIENCE = 15.0  # seconds after which no further server is asked for a reader
TRIES = 100  # for one reader


@dataclass(frozen=True)
class Wish:
    """What a reader wants: to make, open or end a link, or to know its clicks."""

    verb: str  # told.OPEN, MAKE, END or CLICKS
    code: str
    address: str
    who: str = "A reader"
    making: safe.Making | None = None
    key: str | None = None  # by which the reader names its request
    body: bytes = b""


DEAD = "502", "504"  # what nginx notes of a server that does not answer
METHODS = {told.OPEN: "GET", told.MAKE: "POST", told.END: "DELETE", told.CLICKS: "GET"}


def path_of(wish: Wish) -> str:
    """Return the path at which a server is asked."""
    if wish.verb == told.MAKE:
        return "/links"
    if wish.verb == told.OPEN:
        return f"/{safe.quoted(wish.code)}"
    return f"/links/{safe.quoted(wish.code)}" + "/clicks" * (wish.verb == told.CLICKS)


def judged(link: ledger.Link | None, status: int, location: str, began: float) -> str:
    """Return how an answer to a reader lies, or ""."""
    promised = link and replace(link, url=safe.located(link.url))
    return ledger.judge(promised, status, location, began, time.time())


class GivenUpError(Exception):
    """Servers were asked long enough for one reader: a request that stops each would go round."""


class Desk:
    """Has readers' requests answered, and notes what came of them."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._lock = threading.Lock()
        self.counters: Counter[str] = Counter()
        self._sent: dict[int, float] = {}  # by thread: when the Door was asked to send

    def ask(self, wish: Wish) -> Answer:
        """Have a wish answered by the server that the learner's Door finds."""
        house = self._house
        if wish.verb == told.END:
            house.ledger.asked_to_end(wish.code)
        began, clock = time.time(), time.perf_counter()
        steps: list[told.Step] = []
        answered = self._send(wish, steps)
        answer, code = answered.answer, wish.code
        link = house.ledger.find(code) if wish.verb in (told.OPEN, told.CLICKS) else None
        if answer.status == 201 and wish.making:
            code = json.loads(answer.body)["code"]
            answer = self._made(code, wish.making)
        elif answer.status == 204:
            house.ledger.ended(code)
        elif wish.verb == told.CLICKS and answer.body == b'{"clicks": 0}' and not link:
            answer = web.refused(404, "Nobody was ever given this code.")
        lie = ""
        if wish.verb == told.OPEN:
            lie = judged(link, answer.status, answer.headers.get("Location", ""), began)
        ask = told.Ask(
            wish.verb, code, answer.status, [*steps, *answered.steps], answered.is_alone, lie,
            wish.who,
        )  # fmt: skip
        self._note(ask, path_of(wish), 1_000 * (time.perf_counter() - clock))
        return answer

    def saw(self, seen: "Seen") -> None:
        """Note a reader whom nginx has sent straight to a server."""
        names = {port: name for name, port in self._house.fleet.ports.items()}
        tried = [(names.get(port, "?"), status) for port, status in seen.tried]
        steps: list[told.Step] = [
            {"from": "door", "to": name, "ok": status not in DEAD} for name, status in tried
        ]
        steps += [{"from": tried[-1][0], **step} for step in seen.saw.get("steps", [])]
        code = safe.code_of(seen.path)
        lie = judged(self._house.ledger.find(code), seen.status, seen.location, seen.began)
        is_alone = seen.saw.get("alone", False)
        ask = told.Ask(told.OPEN, code, seen.status, steps, is_alone, lie)
        self._note(ask, seen.path, 1_000 * seen.seconds)

    def longest(self) -> float:
        """Return for how many seconds the Door has been sending a request that has no answer."""
        now = time.monotonic()
        return max((now - began for began in [*self._sent.values()]), default=0.0)

    def passed(self) -> None:
        """Count a reader of whom no more is known than that nginx had somebody answer."""
        with self._lock:
            self.counters["asked"] += 1
        self._house.stream.may_ask()

    def _send(self, wish: Wish, steps: list[told.Step]) -> Answered:
        """Let the learner's Door pick servers until one answers; note whom it asked."""
        house, headers = self._house, {ADDRESS: wish.address}
        if wish.verb == told.MAKE:  # one key for all tries; of letters and digits, for any design
            key = (wish.key or uuid4().hex).encode()
            headers["Idempotency-Key"] = hashlib.sha256(key).hexdigest()[:32]
        call = Call(METHODS[wish.verb], path_of(wish), wish.body, headers)

        began = time.monotonic()

        def request(server: str) -> Answered:
            if len(steps) >= TRIES or time.monotonic() - began > PATIENCE:
                raise GivenUpError
            step = {"from": "door", "to": server, "ok": False}
            steps.append(step)
            try:
                answered = house.fleet.ask(server, call)
            except SilentError as error:
                raise house.design.ServerDownError(server) from error
            step["ok"] = True
            return answered

        self._sent[threading.get_ident()] = began
        try:
            answered = house.door.send(request)
        except BaseException as error:  # noqa: BLE001  a learner's file may raise anything
            if isinstance(error, GivenUpError) or loading.is_a(error, "UnavailableError"):
                later = web.refused(503, "No server answers now: ask again later.", Retry_After="1")
                return Answered(later, [])
            house.terminal.say(f"door: send: {loading.line_of(error)}")
            return Answered(web.refused(500, web.SORRY), [])
        finally:
            del self._sent[threading.get_ident()]
        if not isinstance(answered, Answered):
            house.terminal.say(f"door: send returned {answered!r:.60}")
            return Answered(web.refused(500, web.SORRY), [])
        return answered

    def _made(self, code: str, making: safe.Making) -> Answer:
        """Promise a link, and say so."""
        self._house.ledger.made(code, making.url, making.ends)
        link = f"http://{web.HOST}:{self._house.public}/{code}"
        return web.found({"code": code, "link": link, "ends": making.ends}, 201)

    def _note(self, ask: told.Ask, path: str, ms: float) -> None:
        calls = Counter(step.get("call") for step in ask.steps)
        is_told = ask.verb == told.OPEN and ask.status in (302, 404, 410)
        with self._lock:
            self.counters.update(
                asked=1,
                memory=int(is_told and not ask.trips),
                trips=calls["get"],
                copies=calls["get_copy"],
                later=int(ask.status == 503),
                refused=int(ask.status == 429),
                lost=sum(step["to"] == "messages" and not step["ok"] for step in ask.steps),
                lies=int(ask.lie != ""),
            )
        if self._house.stream.may_ask():
            event = {"kind": "ask", "method": METHODS[ask.verb], "path": path, "status": ask.status}
            event |= {"ms": round(ms, 1), "steps": ask.steps, "alone": ask.is_alone}
            event |= {"lie": ask.lie != "", "line": told.line_of(ask), "why": told.why_of(ask)}
            self._house.stream.note(event)
