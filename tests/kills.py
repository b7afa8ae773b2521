"""Servers are killed with kill -9 under load: 100 of them, while readers and makers go on.

    python -m tests.kills       which .ci/run does; python -m tests.cuts kills more exactly

No acknowledged link may be lost, none made twice or opened after its end, and nobody be told of
an error: the service has two servers more.
"""

import json
import random
import sqlite3
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.running import Service, ask, until

WORKERS = 3  # of each kind


class Storm:
    """Readers and makers, who go on while servers die."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.made: dict[str, str] = {}  # the address by code, of what was acknowledged
        self.told: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.stop = threading.Event()

    def run(self, kills: int) -> float:
        """Kill so many servers, one after the other; return the seconds that it took."""
        works = [(work, n) for work in (self._make, self._open) for n in range(WORKERS)]
        threads = [threading.Thread(target=work, args=(n,), daemon=True) for work, n in works]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        for number in range(kills):
            name = "abc"[number % 3]
            before = sum(self.told.values())
            assert self.service.do("kill", name) == 204
            until(lambda before=before: sum(self.told.values()) > before + 20, "people go on")  # type: ignore[misc]
            assert self.service.do("start", name) == 204
        took = time.monotonic() - began
        self.stop.set()
        for thread in threads:
            thread.join(10)
        return took

    def _note(self, what: str) -> None:
        with self.lock:
            self.told[what] += 1

    def _make(self, number: int) -> None:
        with self.service.connection() as connection:
            for count in range(1_000_000):
                if self.stop.is_set():
                    return
                url = f"https://maker{number}.example/{count}"
                told = ask(connection, "POST", "/links", {"url": url})
                self._note(f"made: {told.status}")
                if told.status == 201 and count % 10 == 9:
                    self._end(connection, told.json["code"])
                elif told.status == 201:
                    with self.lock:
                        self.made[told.json["code"]] = url

    def _end(self, connection: HTTPConnection, code: str) -> None:
        """End a link, and look whether it has ended."""
        self._note(f"ended: {ask(connection, 'DELETE', f'/links/{code}').status}")
        if (status := ask(connection, "GET", f"/{code}").status) != 410:
            self._note(f"opened after its end: {status}")

    def _open(self, number: int) -> None:
        dice = random.Random(number)
        with self.service.connection() as connection:
            while not self.stop.is_set():
                with self.lock:
                    latest = [*self.made.items()][-300:]
                for code, url in dice.sample(latest, min(len(latest), 20)):
                    told = ask(connection, "GET", f"/{code}")
                    is_right = told.status == 302 and told.headers["Location"] == url
                    self._note("opened: right" if is_right else f"opened: {told.status}, wrong")

    def wrong(self, folder: Path) -> dict[str, int]:
        """Return what was told or kept that should not be."""
        assert self.service.do("forget") == 204
        with self.service.connection() as connection:
            for code, url in self.made.items():
                if ask(connection, "GET", f"/{code}").headers["Location"] != url:
                    self._note("lost")
        urls = Counter[str]()
        for file in folder.glob("p?.sqlite"):
            for key, row in sqlite3.connect(file).execute("SELECT key, row FROM rows"):
                urls[json.loads(row).get("url", "")] += "/" not in key
        self.told["lies"] = self.service.state()["counters"]["lies"]
        self.told["made twice"] = sum(count > 1 for count in urls.values())
        right = "made: 201", "opened: right", "ended: 204"
        return {what: count for what, count in self.told.items() if count and what not in right}


def storm(kills: int) -> int:
    """Kill servers under load, and say what came of it. Return how much was wrong."""
    with TemporaryDirectory() as name, Service(Path(name), "--solution") as service:
        found = Storm(service)
        took = found.run(kills)
        wrong = found.wrong(Path(name) / "reference")
        did = ", ".join(f"{count:,} {what}" for what, count in found.told.items() if count)
        print(f"{kills} kills in {took:.1f} s: {did}; wrong: {wrong}")  # noqa: T201
    return sum(wrong.values())


if __name__ == "__main__":
    sys.exit(storm(100) > 0)
