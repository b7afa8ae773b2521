"""Run the learner's file as a service, and watch it: the page says what happens, and why.

    python katas/tinyurl/serve.py                 katas/tinyurl/tinyurl.py, as it is now
    python katas/tinyurl/serve.py --solution      the reference
    python katas/tinyurl/serve.py --design FILE   any other file
    python katas/tinyurl/serve.py --port 8001     another port; 0 takes a free one
    python katas/tinyurl/serve.py --fresh         forget the links of earlier runs
    python katas/tinyurl/serve.py --engines       on PostgreSQL, Valkey and nginx

The table in service/settings.py says what else can be set. Ctrl-C ends it; the links stay.
"""

import argparse
import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TextIO

from service import engines, loading, settings
from service.door import House


class CannotStartError(Exception):
    """Why the service does not start, in a line."""


CANNOT_START = (
    CannotStartError, engines.NoEngineError, loading.BrokenError, settings.SettingError,
)  # fmt: skip


class Folder:
    """The folder of one run: one door at a time has it, and it shows if the last was killed."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._address = path / "address"
        self._lock = sqlite3.connect(path / "lock.sqlite", timeout=0, isolation_level=None)

    def take(self) -> bool:
        """Take the folder, and tell whether the last run came to its end."""
        try:
            self._lock.execute("BEGIN EXCLUSIVE")  # let go when this process ends, in whatever way
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            at = self._address.read_text() if self._address.exists() else "another port"
            raise CannotStartError(f"It runs already: {at}") from None
        return not self._address.exists()

    def clear(self) -> None:
        """Remove what earlier runs have kept."""
        if (self.path / "engines").exists():
            engines.clear(self.path / "engines")
        for file in self.path.iterdir():
            if file.is_dir():
                shutil.rmtree(file)
            elif not file.name.startswith("lock."):
                file.unlink()

    def is_of_another(self, file: Path) -> bool:
        """Tell whether the last run here was of another file, or of another state of it."""
        note, now = self.path / "design", loading.parts.hash_of(file)
        before = note.read_text() if note.exists() else now
        note.write_text(now)
        return before != now

    def note(self, address: str) -> None:
        """Note where the door can be found."""
        self._address.write_text(address)

    def leave(self) -> None:
        """Note that this run came to its end."""
        self._address.unlink(missing_ok=True)


def main(arguments: Sequence[str]) -> int:
    """Serve until Ctrl-C or SIGTERM. Return the exit code."""
    with ExitStack() as ends:
        return run(arguments, ends)


def run(arguments: Sequence[str], ends: ExitStack) -> int:
    """Serve until Ctrl-C or SIGTERM. `ends` is what has to end, last."""
    began = time.monotonic()
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--solution", action="store_true", help="run the reference")
    which.add_argument("--design", type=Path, metavar="FILE", help="run any other file")
    parser.add_argument("--port", help="the port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--fresh", action="store_true", help="forget the links of earlier runs")
    parser.add_argument("--engines", action="store_true", help="PostgreSQL, Valkey and nginx")
    options = parser.parse_args(arguments)
    signals: SimpleQueue[int] = SimpleQueue()  # an Event's `set` could meet its own `wait`
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _: signals.put(number))
    try:
        found = settings_of(options)
        folder, was_ended = take_folder(found.data, fresh=options.fresh)
        if options.engines:
            engine = engines.Engines(found.data / "engines")
            ends.callback(engine.end)
            found = engine.settings(found)
        file = loading.SOLUTION if options.solution else options.design or loading.FILE
        house = open_house(found, file, only_references=file != loading.FILE)
    except CANNOT_START as error:
        say(str(error), sys.stderr)
        return 1
    address = f"http://127.0.0.1:{house.public}/"
    try:
        if broken := house.start():
            say(broken[0], sys.stderr)
            return 1
        if options.engines:
            engine.front(house)
        folder.note(address)
        seconds = time.monotonic() - began
        servers = f"{len(house.fleet.names)} servers, ready in {seconds:.1f} s"
        say(f"{address}  {servers}. Ctrl-C ends it.")
        if not was_ended:
            say(f"The last run was killed; its {house.ledger.count()} links are here.")
        if folder.is_of_another(file) and house.ledger.count():
            say("The file has changed: it may look elsewhere for old links. --fresh has none.")
        wait_for(signals)
    except engines.NoEngineError as error:
        say(str(error), sys.stderr)
        return 1
    finally:
        house.end()
        folder.leave()
    say(f"Ended. {house.ledger.count()} links stay in {loading.shown(str(found.data))}")
    return 0


def settings_of(options: argparse.Namespace) -> settings.Settings:
    """Return the settings of a run. Each kind of run has a folder of its own."""
    typed = {} if options.port is None else {"TINYURL_PORT": options.port}
    found = settings.read({**os.environ, **typed})
    whose = "reference" if options.solution else "other" if options.design else "yours"
    return replace(found, data=found.data / (whose + "-engines" * options.engines))


def take_folder(path: Path, *, fresh: bool) -> tuple[Folder, bool]:
    """Take the folder of a run; tell whether the last run in it came to its end."""
    try:
        folder = Folder(path)
        was_ended = folder.take()
        if fresh:
            folder.clear()
    except (OSError, sqlite3.Error) as error:
        raise CannotStartError(f"{loading.shown(str(path))}: {error}") from None
    return folder, was_ended


def open_house(found: settings.Settings, file: Path, *, only_references: bool) -> House:
    """Open the door's process: its port, its files, the learner's Door."""
    try:
        return House(found, file.resolve(), only_references=only_references)
    except OSError as error:
        taken = f"Port {found.port} cannot be had ({error.strerror}): try --port 0"
        raise CannotStartError(taken) from None
    except sqlite3.Error as error:
        raise CannotStartError(f"{loading.shown(str(found.data))}: {error}") from None
    except ValueError as error:
        raise CannotStartError(str(error)) from None


def wait_for(signals: "SimpleQueue[int]") -> None:
    """Wait for a signal; in pieces, since Windows lets nothing interrupt one long wait."""
    while True:
        try:
            signals.get(timeout=1)
        except Empty:
            continue
        return


def say(line: str, where: TextIO = sys.stdout) -> None:
    """Print a line at once."""
    print(line, file=where, flush=True)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # whatever threads a design may have begun
