"""A process is killed before each of its SQLite statements in turn, and the next one takes over.

    python -m tests.cuts        which .ci/run does

It makes links, opens and counts them, lets a partition join, and ends a link. Whatever it told
somebody has to be so at its successor, which has the same files and nothing else. The last seconds
of a commit, until it is on the disk, are SQLite's: it promises them with synchronous=FULL, and only
a machine without power could show them.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "katas"))

from dojo import design, parts

from katas.tinyurl.service import stores
from katas.tinyurl.service.adapters import Counting, Notes, Partition
from katas.tinyurl.service.settings import Settings

NAMES = ("party", "menu", "map", "song", "photos", "drawn")
ENDS = "drawn"  # the one that is ended
parts.only_references = True
TINYURL = design.load("tinyurl", design.SOLUTIONS / "tinyurl" / "tinyurl.py")


class Process:
    """The reference's Server on the files of a folder, as the service builds it."""

    def __init__(self, folder: Path, partitions: str = "p1 p2") -> None:
        self.settings = Settings(data=folder)
        self.notes = Notes()
        counts = Counting(stores.tally_of(self.settings), self.notes, TINYURL.StoreDownError)
        places = {name: self.partition(name) for name in partitions.split()}
        self.server = TINYURL.Server(places, parts.office(0), counts, lambda _: None)

    def partition(self, name: str) -> Partition:
        """Open a partition."""
        first, copy = (stores.table_of(name, self.settings, copy=copy) for copy in (False, True))
        return Partition(name, first, copy, self.notes, TINYURL.StoreDownError)

    def make(self, name: str) -> str:
        """Make a link, whose request has a key: asked again, it is the same link."""
        chosen = None if name == ENDS else name
        key = f"the key of {name}"
        return answer_of(lambda: self.server.create(f"https://{name}.example/", key, chosen))

    def open(self, code: str) -> str:
        """Return where a link leads, or which error says that it does not."""
        return answer_of(lambda: self.server.follow(code, "ben"))

    def grow(self) -> None:
        """Let p3 join, as the service does."""
        stores.table_of("p3", self.settings, copy=False).clear()
        self.server.grow("p3", self.partition("p3"))
        self.server.move()
        self.server.switch()


def answer_of(ask: Callable[[], object]) -> str:
    """Return an answer, or the name of an error."""
    try:
        return str(ask())
    except Exception as error:  # noqa: BLE001  it is compared by its name
        return type(error).__name__


def live(folder: Path, tell: Callable[[str], object]) -> None:
    """Do all that a service does, and say what somebody was told."""
    process = Process(folder)
    codes = {}
    for name in NAMES:
        codes[name] = process.make(name)
        tell(f"made {name} {codes[name]}")
        process.open(codes[name])
    process.server.hand_over()
    tell("counted")
    tell("ending")
    process.server.end(codes[ENDS])
    tell("ended")
    process.grow()
    tell("joined")


def wrong_after(folder: Path, told: list[str]) -> list[str]:
    """Take over from a process that was killed; return what is not as somebody was told."""
    made = dict(line.split()[1:] for line in told if line.startswith("made"))
    process = Process(folder, "p1 p2 p3" if "joined" in told else "p1 p2")
    codes = {name: process.make(name) for name in NAMES}
    found = [f"{name} was made twice" for name, code in made.items() if codes[name] != code]
    if "joined" not in told:
        found += wrong(process, codes, told)
        process.grow()
    found += wrong(process, codes, told)
    found += wrong(Process(folder, "p1 p2 p3"), codes, told)
    for name in NAMES:
        if len(rows := rows_of(folder, f"https://{name}.example/")) != 1:
            found.append(f"{name} has the codes {rows}")
    clicks = process.server.clicks(codes["party"])
    if clicks not in ((1,) if "counted" in told else (0, 1)):
        found.append(f"1 click was counted {clicks} times")
    return found


def wrong(process: Process, codes: dict[str, str], told: list[str]) -> list[str]:
    """Open all links; return those that do not lead where they should."""
    found = []
    for name, code in codes.items():
        says, may = process.open(code), [f"https://{name}.example/"]
        if name == ENDS and "ending" in told:
            may = ["EndedError"] if "ended" in told else [*may, "EndedError"]
        if says not in may:
            found.append(f"{name} opens as {says}")
    return found


def rows_of(folder: Path, url: str) -> set[str]:
    """Return all codes under which an address is kept, in whatever partition."""
    found = set()
    for file in folder.glob("p?.sqlite"):
        rows = sqlite3.connect(file).execute("SELECT key, row FROM rows WHERE key NOT LIKE '%/%'")
        found |= {key for key, row in rows if f'"{url}"' in row}
    return found


def killed_before(number: int, folder: Path) -> tuple[bool, list[str]]:
    """Let a process live until its n-th statement. Return if it came so far, and what it told."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        left, plain = [number], stores.connect

        def count(_: str) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        def connect(path: Path) -> sqlite3.Connection:
            db = plain(path)
            db.set_trace_callback(count)
            return db

        stores.connect = connect
        try:
            live(folder, lambda line: os.write(writes, f"{line}\n".encode()))
        finally:
            os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as pipe:
        told = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status), told


def main() -> int:
    """Kill before each statement in turn. Return how often something was wrong."""
    number, failures, was_killed = 0, 0, True
    while was_killed:
        number += 1
        with TemporaryDirectory() as name:
            was_killed, told = killed_before(number, Path(name))
            for line in wrong_after(Path(name), told):
                failures += 1
                print(f"killed before statement {number}: {line}")  # noqa: T201
    print(f"killed before each of {number - 1} statements: {failures} wrong")  # noqa: T201
    return failures


if __name__ == "__main__":
    sys.exit(main() > 0)
