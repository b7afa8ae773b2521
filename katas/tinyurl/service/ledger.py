"""What was promised to people, so that a lie is seen.

The door notes each link that it told somebody of, and each end. From then on three answers are
lies: another address, "unknown", and an opened link that has ended. The ledger is for the page
alone: the service asks it nothing. It also keeps which partitions belong to the service.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from .stores import File

WRONG = "wrong address"
UNKNOWN = "unknown"
ENDED = "opened after its end"
EARLY = "ended too early"


@dataclass(frozen=True)
class Link:
    """What was promised of a link."""

    code: str
    url: str
    ends: float | None
    made: float  # when somebody was told of it
    asked: float | None  # when somebody first asked for its end
    ended: float | None  # when somebody was told that it has ended

    def has_ended(self, now: float) -> bool:
        """Tell whether people were promised that it opens no more."""
        return (self.ended is not None and self.ended <= now) or self.is_over(now)

    def is_over(self, now: float) -> bool:
        """Tell whether the time that was asked for is over."""
        return self.ends is not None and self.ends <= now


class Ledger:
    """The promises, in a file of the door's own."""

    def __init__(self, folder: Path) -> None:
        self._file = File(
            folder / "ledger.sqlite",
            "CREATE TABLE IF NOT EXISTS links (code TEXT PRIMARY KEY, url TEXT, ends REAL,"
            " made REAL, asked REAL, ended REAL)",
            "CREATE TABLE IF NOT EXISTS partitions (name TEXT PRIMARY KEY)",
        )

    def made(self, code: str, url: str, ends: float | None) -> None:
        """Note a link that somebody is about to be told of; again, if it is the same."""
        with self._file.connection() as db:
            db.execute(
                "INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, NULL, NULL)",
                (code, url, ends, time.time()),
            )

    def asked_to_end(self, code: str) -> None:
        """Note that a link may end from now on, whatever becomes of the request."""
        self._note("asked", code)

    def ended(self, code: str) -> None:
        """Note that somebody is about to be told that a link has ended."""
        self._note("ended", code)

    def _note(self, what: str, code: str) -> None:
        with self._file.connection() as db:
            db.execute(
                f"UPDATE links SET {what} = ? WHERE code = ? AND {what} IS NULL",  # noqa: S608  ours
                (time.time(), code),
            )

    def find(self, code: str) -> Link | None:
        """Return what was promised of a link."""
        with self._file.connection() as db:
            row = db.execute("SELECT * FROM links WHERE code = ?", (code,)).fetchone()
        return Link(*row) if row else None

    def latest(self, count: int) -> list[Link]:
        """Return the latest links, the youngest first."""
        with self._file.connection() as db:
            rows = db.execute("SELECT * FROM links ORDER BY rowid DESC LIMIT ?", (count,))
            return [Link(*row) for row in rows]

    def count(self) -> int:
        """Return how many links were promised."""
        with self._file.connection() as db:
            return int(db.execute("SELECT count(*) FROM links").fetchone()[0])

    def partitions(self) -> list[str]:
        """Return the partitions that belong to the service."""
        with self._file.connection() as db:
            return [name for (name,) in db.execute("SELECT name FROM partitions ORDER BY rowid")]

    def take_in(self, *names: str) -> None:
        """Note partitions that belong to the service from now on: also after a crash."""
        with self._file.transaction() as db:
            db.executemany("INSERT OR IGNORE INTO partitions VALUES (?)", [(n,) for n in names])


def judge(link: Link | None, status: int, location: str, began: float, now: float) -> str:
    """Return how an answer to a reader lies, or "". `location` is where the reader is sent.

    A promise binds readers who came after it: one who came at the same moment may be told either.
    """
    if link is None or link.made > began:
        return ""
    if status == 302:
        if location != link.url:
            return WRONG
        return ENDED if link.has_ended(began) else ""
    if status == 404:
        return UNKNOWN
    if status == 410 and link.asked is None and not link.is_over(now):
        return EARLY
    return ""
