"""TinyURL's service as a test starts it: in a folder of its own, on a free port."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, str(ROOT / "katas" / "tinyurl" / "serve.py")]
PATIENCE = 20.0  # seconds for whatever has to come
Value = Any


class Told(NamedTuple):
    """What a reader is told."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        """Return the body as a value."""
        return json.loads(self.body)


class Service:
    """A service that runs until the block ends."""

    def __init__(self, folder: Path, *arguments: str, **settings: str) -> None:
        environment = {k: text for k, text in os.environ.items() if not k.startswith("TINYURL_")}
        environment |= {"TINYURL_DATA": str(folder), "TINYURL_PAUSE": "0", "TINYURL_LAG": "0"}
        environment |= {f"TINYURL_{name.upper()}": text for name, text in settings.items()}
        self.ended: tuple[int, str, str] | None = None
        self.environment = environment
        self.arguments = [*COMMAND, "--port", "0", *arguments]
        self.errors = TemporaryFile("w+")  # noqa: SIM115  closed by `end`
        self.process = subprocess.Popen(  # noqa: S603  our own command
            self.arguments, env=environment, cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=self.errors,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.out = self.process.stdout
        self.said = self.out.readline()
        self.port = int(self.said.split("/")[2].split(":")[1]) if "http" in self.said else 0

    def __enter__(self) -> Self:
        assert self.port, self.end()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> tuple[int, str, str]:
        """Let it end as `kill` does; return the exit code, and what it printed since its start."""
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(PATIENCE)
        if not self.ended:
            self.errors.seek(0)
            self.ended = code, self.out.read(), self.errors.read()
            self.errors.close()
            self.out.close()
        return self.ended

    def ask(self, method: str, path: str, body: Value = None, **headers: str) -> Told:
        """Ask once, on a connection of its own."""
        with self.connection() as connection:
            return ask(connection, method, path, body, **headers)

    @contextmanager
    def connection(self) -> Iterator[http.client.HTTPConnection]:
        """Give a connection for several requests."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            yield connection
        finally:
            connection.close()

    def make(self, url: str, name: str | None = None, **more: Value) -> str:
        """Make a link; return its code."""
        told = self.ask("POST", "/links", {"url": url, "name": name, **more})
        assert told.status == 201, told
        return str(told.json["code"])

    def do(self, act: str, to: str = "") -> int:
        """Press a button of the page."""
        return self.ask("POST", "/_do", {"do": act, "to": to}).status

    def state(self) -> dict[str, Any]:
        """Return the state that a page is told first."""
        return next(event for event in self.events() if event["kind"] == "state")

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield what a page is told."""
        with self.connection() as connection:
            connection.request("GET", "/_events")
            answer = connection.getresponse()
            while line := answer.readline():
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def ask_until_told(self, path: str, events: Iterator[dict[str, Any]]) -> dict[str, Any]:
        """Ask until the page is told of it: it is told of 20 requests a second at most.

        `events` has begun: what was asked before is not told. Each request changes the counters, so
        an event follows.
        """
        self.ask("GET", path)
        for event in events:
            if event["kind"] == "ask" and event["path"] == path:
                return event
            self.ask("GET", path)
        raise AssertionError("the stream has ended")


def ask(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    body: Value = None,
    **headers: str,
) -> Told:
    """Ask on a connection. A body that is no bytes is sent as JSON."""
    head = {name.replace("_", "-"): text for name, text in headers.items()}
    if body is not None and not isinstance(body, bytes):
        head = {"Content-Type": "application/json", **head}
        body = json.dumps(body).encode()
    connection.request(method, path, body, head)
    answer = connection.getresponse()
    return Told(answer.status, answer.headers, answer.read())


def until(is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so, and not a moment longer."""
    late = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < late, f"after {PATIENCE:.0f} s it is not so that {what}"
        time.sleep(0.01)
