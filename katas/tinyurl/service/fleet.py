"""The servers' processes: started, asked, killed, stopped.

A server is told all it needs in one line on its standard input, which stays open for as long as the
door lives. So no server outlives its door, in whatever way that ends.
"""

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .loading import BrokenError
from .settings import NAMES, Settings
from .web import Answer
from .wire import SAW, Call, SilentError, Wire

START = 20.0  # seconds for a process to be ready
STOP = 4.0  # seconds for one to end
FOLDER = str(Path(__file__).resolve().parents[1])  # where `service` is found
CODE = f"import sys; sys.path.insert(0, {FOLDER!r}); from service.server import main; main()"
COMMAND = [sys.executable, "-P", "-c", CODE]
KEPT = "Location", "Retry-After", "Content-Type", "Cache-Control"  # of a server's headers


@dataclass
class Process:
    """A server's process, and the way to it."""

    process: subprocess.Popen[str]
    wire: Wire
    state: str = "up"  # or "leaving"
    waiting: int = 0  # clicks, as it said last

    @property
    def is_alive(self) -> bool:
        """Tell whether the process runs."""
        return self.process.poll() is None


@dataclass
class Answered:
    """What a server answered, and what it saw of the request."""

    answer: Answer
    steps: list[dict[str, Any]]
    is_alone: bool = True  # nobody asked any store meanwhile


class Fleet:
    """All servers, by name."""

    def __init__(self, settings: Settings, given: dict[str, Any]) -> None:
        self._settings = settings
        self._given = given  # the same for each server
        self._lock = threading.Lock()
        self._starting: set[str] = set()
        self._processes: dict[str, Process] = {}
        first = NAMES.index(settings.first)
        self.names = [*NAMES[first : first + settings.servers]]
        self.ports: dict[str, int] = {}  # each server keeps its own, for whoever stands before it
        self.partitions: list[str] = []
        self.silent: set[str] = set()  # "p1", "p1 copy", "counts", "messages"

    def start(self, name: str) -> None:
        """Start a server anew, and return when it is ready. BrokenError says why it is not."""
        with self._lock:
            if name in self._starting or self.is_alive(name):
                return
            self._starting.add(name)
        try:
            process = self._spawn(name)
            threading.Thread(target=self._watch, args=(process,), daemon=True).start()
            with self._lock:
                self._processes[name] = process
                process.wire.ask(Call("POST", "/_/silent", json.dumps([*self.silent]).encode()))
        except SilentError as error:
            raise BrokenError(f"{name} died as soon as it was started: {error}") from None
        finally:
            self._starting.discard(name)

    def _spawn(self, name: str) -> Process:
        process = subprocess.Popen(  # noqa: S603  our own file, by the Python that runs this
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            start_new_session=True,  # Ctrl-C is for the door alone
        )  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        given = {
            **self._given,
            "name": name,
            "office": NAMES.index(name),
            "port": self.ports.get(name, 0),
            "partitions": self.partitions,
            "settings": {**asdict(self._settings), "data": str(self._settings.data)},
        }
        began = time.monotonic()
        late = threading.Timer(START, process.kill)
        late.start()
        try:
            process.stdin.write(json.dumps(given) + "\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline() or "{}")
        except (OSError, ValueError):
            said = {}
        finally:
            late.cancel()
        if "port" not in said:
            process.kill()
            process.wait()
            is_late = time.monotonic() - began >= START
            why = f"was not ready after {START:.0f} s" if is_late else "ended before it was ready"
            raise BrokenError(said.get("broken", f"{name} {why}"))
        self.ports[name] = said["port"]
        return Process(process, Wire(said["port"], self._given["token"]))

    def _watch(self, process: Process) -> None:
        process.process.wait()
        process.wire.close()

    # Asking

    def is_alive(self, name: str) -> bool:
        """Tell whether a server's process runs and was ready."""
        return name in self._processes and self._processes[name].is_alive

    def alive(self) -> list[str]:
        """Return the servers that run."""
        return [name for name in self.names if self.is_alive(name)]

    def ask(self, name: str, call: Call) -> Answered:
        """Return what a server answers. SilentError if it does not."""
        if not self.is_alive(name):
            raise SilentError(f"{name} does not run")
        process = self._processes[name]
        status, head, text = process.wire.ask(call)
        saw = json.loads(head.get(SAW, "{}"))
        process.waiting = saw.get("waiting", 0)
        kept = {key: head[key] for key in KEPT if key in head}
        steps = [{"from": name, **step} for step in saw.get("steps", [])]
        return Answered(Answer(status, kept, text), steps, saw.get("alone", False))

    def order(self, name: str, what: str, given: Any = None, patience: float = 60.0) -> str:
        """Have a server do something. Return "", or how it failed: "503" is "later"."""
        try:
            found = self.ask(name, Call("POST", what, json.dumps(given).encode(), {}, patience))
        except SilentError as error:
            return f"no answer, {error}"
        return "" if found.answer.status == 200 else str(found.answer.status)

    def order_all(
        self, what: str, given: Any = None, *, but: str = "", patience: float = 60.0
    ) -> int:
        """Have all servers that run do something, but for one; return how many did not."""
        names = [name for name in self.alive() if name != but]
        return sum(self.order(name, what, given, patience) != "" for name in names)

    def silence(self, place: str, *, silent: bool) -> None:
        """Let a place be silent, or answer again, for all servers."""
        with self._lock:  # a server that starts meanwhile is told as well
            (self.silent.add if silent else self.silent.discard)(place)
            self.order_all("/_/silent", [*self.silent])

    # Ending

    def kill(self, name: str) -> int:
        """Kill a server with kill -9; return its process's number."""
        process = self._processes[name].process
        process.kill()
        process.wait()
        return process.pid

    def pid(self, name: str) -> int:
        """Return the number of a server's process."""
        return self._processes[name].process.pid

    def waiting(self, name: str) -> int:
        """Return how many clicks wait at a server, as it said last."""
        return self._processes[name].waiting

    def leave(self, name: str) -> None:
        """Note that a server is about to go."""
        self._processes[name].state = "leaving"

    def stop(self, name: str) -> None:
        """Let a server end: it hands over its clicks, and goes."""
        self._close(name)
        self._wait(name)

    def stop_all(self) -> None:
        """Let all servers end."""
        names = [*self._processes]
        for name in names:
            self._close(name)
        for name in names:
            self._wait(name)

    def _close(self, name: str) -> None:
        line = self._processes[name].process.stdin
        assert line is not None
        with suppress(OSError):  # it may have gone already
            line.close()

    def _wait(self, name: str) -> None:
        process = self._processes[name].process
        try:
            process.wait(STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def state(self) -> list[dict[str, Any]]:
        """Return what the page shows of the servers."""
        return [self._state_of(name) for name in self.names]

    def _state_of(self, name: str) -> dict[str, Any]:
        if name in self._starting or name not in self._processes:
            return {"name": name, "pid": 0, "is": "starting", "waiting": 0}
        process = self._processes[name]
        is_alive = process.is_alive
        return {
            "name": name,
            "pid": process.process.pid,
            "is": process.state if is_alive else "dead",
            "waiting": process.waiting if is_alive else 0,
        }
