"""Measures the service of guides/tinyurl_service.md: readers a second, the slowest of 100, CPU.

    python guides/numbers/tinyurl_service_numbers.py      (needs the extra `engines`; a minute)

Four services run at once, and are loaded in turn: the file as it is (in an untouched clone: as it
begins) and the reference, on SQLite files and on the engines. The load is READERS connections that
ask as soon as they are answered, one process of Python with bare sockets. It needs 20 to 30 us a
request, so it cannot ask for more than some 30,000 a second; and it shares the machine with what it
measures. Seconds are worth little elsewhere, so ratios are printed: to the reference at the door,
on files. The file as it begins waits for the disk, and disks differ most.
"""

import platform
import random
import re
import selectors
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)] * (str(ROOT) not in sys.path)

from guides.numbers.tables import table  # noqa: E402
from tests.running import Service, ask  # noqa: E402

SECONDS = 3.0  # of one measurement
ROUNDS = 3
READERS = 16
LINKS = 200
DESIGNS: dict[str, list[str]] = {"as it begins": [], "the reference": ["--solution"]}
HEADS = [
    "file", "asked by", "stores, messages", "readers a second", "the slowest of 100",
    "CPU a reader", "busiest, of one core",
]  # fmt: skip


@dataclass
class Lane:
    """A way to ask one of the services."""

    file: str
    by: str
    on: str
    service: Service
    port: int
    codes: list[str]
    folder: Path
    runs: list["Run"] = field(default_factory=list)

    def middle(self, of: str) -> float:
        """Return the median of all rounds."""
        return float(median(getattr(run, of) for run in self.runs))


@dataclass
class Run:
    """What one measurement found."""

    rate: float
    slow: float  # seconds of the slowest of 100
    cpu: float  # seconds a reader, of all processes but ours
    own: float  # of one core, the load's own process
    busy: dict[str, float]  # of one core, by the name of a process
    wrong: int


class Reader:
    """A connection that asks as soon as it is answered."""

    def __init__(self, lane: Lane, dice: random.Random) -> None:
        self.port = lane.port
        self.connect()
        weights = [1 / rank for rank in range(1, len(lane.codes) + 1)]
        host = f"HTTP/1.1\r\nHost: 127.0.0.1:{lane.service.port}\r\n\r\n"
        self.asks = [
            f"GET /{code} {host}".encode() for code in dice.choices(lane.codes, weights, k=997)
        ]
        self.next = 0
        self.since = 0.0
        self.rest = b""

    def connect(self) -> None:
        """Take a connection."""
        self.line = socket.create_connection(("127.0.0.1", self.port))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        """Give the connection up."""
        self.line.close()

    def ask(self, now: float) -> None:
        """Ask for the next link."""
        self.next = (self.next + 1) % len(self.asks)
        self.since = now
        self.line.sendall(self.asks[self.next])

    def take(self) -> bytes | None:
        """Return the status, when an answer is whole: a redirect has no body.

        ConnectionError if the connection has ended: nginx ends one after 1,000 requests.
        """
        if not (more := self.line.recv(65_536)):
            raise ConnectionError
        self.rest += more
        if b"\r\n\r\n" not in self.rest:
            return None
        status, self.rest = self.rest[9:12], b""
        return status


def measure(lane: Lane) -> Run:
    """Load a service for some seconds."""
    dice = random.Random(1)
    took: list[float] = []
    wrong = 0
    clock = time.perf_counter
    with ExitStack() as ends, selectors.DefaultSelector() as lines:
        readers = [Reader(lane, dice) for _ in range(READERS)]
        for reader in readers:
            ends.callback(reader.close)
            lines.register(reader.line, selectors.EVENT_READ, reader)
        before, own, began = cpu_of(lane), time.process_time(), clock()
        for reader in readers:
            reader.ask(clock())
        while (now := clock()) < began + SECONDS:
            for key, _ in lines.select(1):
                reader = key.data
                try:
                    status = reader.take()
                except ConnectionError:
                    lines.unregister(reader.line)
                    reader.close()
                    reader.connect()
                    lines.register(reader.line, selectors.EVENT_READ, reader)
                    reader.ask(reader.since)
                    continue
                if status:
                    now = clock()
                    took.append(now - reader.since)
                    wrong += status != b"302"
                    reader.ask(now)
        seconds = now - began
        spent = {name: cpu - before.get(name, 0) for name, cpu in cpu_of(lane).items()}
        own = time.process_time() - own
    busy = {name: cpu / seconds for name, cpu in spent.items()}
    slow = sorted(took)[int(0.99 * len(took))]
    cpu = sum(spent.values()) / len(took)
    return Run(len(took) / seconds, slow, cpu, own / seconds, busy, wrong)


def cpu_of(lane: Lane) -> dict[str, float]:
    """Return the seconds of CPU that each process of a service has used."""
    import psutil  # noqa: PLC0415  of the extra `engines`

    from katas.tinyurl.service import keeper  # noqa: PLC0415

    door = psutil.Process(lane.service.process.pid)
    found = {}
    children = door.children(recursive=True)
    apart = [p for p in keeper.of(lane.folder) if p.name() == "postgres"]
    apart += [child for process in apart for child in process.children()]
    for process in [door, *children, *apart]:
        try:
            times = process.cpu_times()
            name = "the door" if process == door else NAMES.get(process.name(), "a server")
        except psutil.Error:
            continue  # it has ended
        found[f"{name} {process.pid}"] = times.user + times.system
    return found


NAMES = {"postgres": "PostgreSQL", "valkey-server": "Valkey", "nginx": "nginx"}


@contextmanager
def lanes() -> Iterator[list[Lane]]:
    """Start the services, and make some links at each."""
    found: list[Lane] = []
    with ExitStack() as ends:
        for arguments, on in (([], "SQLite, the door"), (["--engines"], "PostgreSQL, Valkey")):
            for file, design in DESIGNS.items():
                name = ends.enter_context(TemporaryDirectory(prefix="tinyurl-"))
                service = ends.enter_context(Service(Path(name), *arguments, *design))
                with service.connection() as line:
                    urls = [f"https://a.example/{n}" for n in range(LINKS)]
                    made = [ask(line, "POST", "/links", {"url": url}) for url in urls]
                codes = [str(told.json["code"]) for told in made if told.status == 201]
                for by, port in ways(service, Path(name)):
                    found.append(Lane(file, by, on, service, port, codes, Path(name)))
        yield sorted(found, key=lambda lane: (lane.on.startswith("P"), lane.by != "the door"))


def ways(service: Service, folder: Path) -> list[tuple[str, int]]:
    """Return by whom a service may be asked, and at which port."""
    text = next(folder.glob("*/engines/nginx/nginx.conf"), None)
    if text is None:
        return [("the door", service.port)]
    door = re.search(r"upstream door \{ server 127.0.0.1:(\d+)", text.read_text())
    assert door is not None
    return [("the door", int(door[1])), ("nginx", service.port)]


def show(found: Sequence[Lane]) -> str:
    """Return the table."""
    first = next(lane for lane in found if (lane.file, lane.by) == ("the reference", "the door"))
    rows = []
    for lane in found:
        busy = {
            name: median(run.busy.get(name, 0) for run in lane.runs) for name in lane.runs[0].busy
        }
        busiest = max(busy, key=lambda name: busy[name])
        rows.append(
            [
                lane.file, lane.by, lane.on,
                ratio(lane.middle("rate") / first.middle("rate")),
                ratio(lane.middle("slow") / first.middle("slow")),
                ratio(lane.middle("cpu") / first.middle("cpu")),
                f"{busiest.rpartition(' ')[0]}, {100 * busy[busiest]:.0f} %",
            ]
        )  # fmt: skip
    return table(HEADS, rows)


def ratio(number: float) -> str:
    """Write a ratio as precisely as it can be trusted: by one digit, by two above 1."""
    return f"{number:.1g}" if number < 1 else f"{number:.2g}"


def main() -> None:
    """Measure in turn, and print."""
    with lanes() as found:
        for _ in range(ROUNDS):
            for lane in found:
                lane.runs.append(measure(lane))
        print(
            f"Measured with `python guides/numbers/tinyurl_service_numbers.py`, Python"
            f" {platform.python_version()} on {platform.system()} {platform.machine()};"
            f" medians of {ROUNDS} rounds in turn; {READERS} connections, {LINKS} links.\n"
        )
        print(show(found))
        print()
        for lane in found:
            wrong = sum(run.wrong for run in lane.runs)
            print(
                f"{lane.file:<14}{lane.by:<9}{lane.on:<19}{lane.middle('rate'):8,.0f} a second"
                f"{1_000 * lane.middle('slow'):8.1f} ms{1e6 * lane.middle('cpu'):6.0f} us of CPU,"
                f" the load {lane.middle('own'):.0%} of a core; {wrong} wrong"
            )


if __name__ == "__main__":
    main()
