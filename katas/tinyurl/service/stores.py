"""Partitions with late copies, and the counts, in SQLite files that outlive a power failure.

Journal mode WAL lets readers read while one writes. With synchronous=FULL a commit is on the disk
when it returns. A pool of connections serves all threads of a process: one for each thread and
file would be hundreds.

`table_of` and `tally_of` are the places where a setting becomes a store: an engine needs a Table
(and perhaps a Tally), and a line there. Silence, notes and errors are added here, for each engine.
"""

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, NamedTuple, Protocol

from .settings import Settings, engine

Row = dict[str, Any]
POSTGRESQL = "postgresql://", "postgres://"
PATIENCE = 2.0  # seconds for which a statement waits for whoever writes


class Change(NamedTuple):
    """A row as it is now, the number of its last change, and when that was."""

    key: str
    row: str
    number: int
    at: float


class Table(Protocol):
    """One place of a partition: its first, or its copy. Any error of it is a store that is down."""

    def add(self, key: str, row: Row) -> Row:
        """Keep a row unless its key has one, in one step; return the row that is there now."""

    def put(self, key: str, row: Row) -> None:
        """Keep a row in place of what there is."""

    def get(self, key: str) -> Row | None:
        """Return a row, or None."""

    def keys(self) -> list[str]:
        """Return all keys."""

    def count(self) -> int:
        """Return how many rows there are."""

    def last(self) -> int:
        """Return the number of the latest change, or 0."""

    def changes(self, after: int) -> list[Change]:
        """Return what changed after that number, oldest first; some hundreds at a time."""

    def follow(self, changes: list[Change]) -> None:
        """Take over these changes, all or none."""

    def clear(self) -> None:
        """Remove all rows."""


class Tally(Protocol):
    """Where clicks are counted. Any error of it is a store that is down."""

    def add(self, batch: str, clicks: Mapping[str, int], dropped: int) -> None:
        """Add clicks by code, unless a batch of this name was added before, in one step."""

    def of(self, code: str) -> int:
        """Return the clicks of a code."""


def table_of(name: str, settings: Settings, *, copy: bool) -> Table:
    """Return a place of a partition, on the engine that the settings ask for."""
    place = settings.place_of(f"{name}_copy" if copy else name)
    if place == "sqlite":
        return SQLiteTable(settings.data / f"{name}{'.copy' * copy}.sqlite")
    if place.startswith(POSTGRESQL):
        table: Table = engine("postgres").PostgresTable(place, f"{name}_copy" if copy else name)
        return table
    raise ValueError(f"TINYURL_{name.upper()}: no engine for {place.partition(':')[0]}")


def bring_up(first: Table, copy: Table, lag: float) -> None:
    """Let a copy take over what the first place has kept for so many seconds."""
    before = time.time() - lag
    while changes := [*takewhile(lambda c: c.at <= before, first.changes(copy.last()))]:
        copy.follow(changes)


def tally_of(settings: Settings) -> Tally:
    """Return the counts, on the engine that the settings ask for."""
    place = settings.place_of("counts")
    if place == "sqlite":
        return SQLiteTally(settings.data / "counts.sqlite")
    if place.startswith(POSTGRESQL):
        tally: Tally = engine("postgres").PostgresTally(place)
        return tally
    raise ValueError(f"TINYURL_COUNTS: no engine for {place.partition(':')[0]}")


class File:
    """A SQLite file, and connections to it that whoever comes may borrow."""

    def __init__(self, path: Path, *schema: str) -> None:
        self._path = path
        self._free: LifoQueue[sqlite3.Connection] = LifoQueue()
        with self.connection() as db:
            for statement in schema:
                db.execute(statement)

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection. Each statement is kept as soon as it is done."""
        try:
            db = self._free.get_nowait()
        except Empty:
            db = connect(self._path)
        try:
            yield db
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")
            self._free.put(db)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection whose statements are kept together or not at all."""
        with self.connection() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")

    def close(self) -> None:
        """Close all connections that nobody has borrowed."""
        while not self._free.empty():
            self._free.get_nowait().close()


def connect(path: Path) -> sqlite3.Connection:
    """Open a file so that what is committed outlives a power failure."""
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    return db


class SQLiteTable:
    """One place of a partition in a file of its own."""

    def __init__(self, path: Path) -> None:
        self._file = File(
            path,
            "CREATE TABLE IF NOT EXISTS rows"
            " (key TEXT PRIMARY KEY, row TEXT, number INTEGER, at REAL) WITHOUT ROWID",
            "CREATE INDEX IF NOT EXISTS by_number ON rows (number)",
        )

    def add(self, key: str, row: Row) -> Row:
        """Let the primary key decide who comes first."""
        self._write("ON CONFLICT DO NOTHING", key, row)
        kept = self.get(key)
        assert kept is not None  # rows are never deleted
        return kept

    def put(self, key: str, row: Row) -> None:
        """Keep a row in place of what there is."""
        self._write(
            "ON CONFLICT DO UPDATE SET (row, number, at)"
            " = (excluded.row, excluded.number, excluded.at)",
            key,
            row,
        )

    def _write(self, conflict: str, key: str, row: Row) -> None:
        number = "(SELECT coalesce(max(number), 0) + 1 FROM rows)"
        with self._file.connection() as db:
            db.execute(
                f"INSERT INTO rows VALUES (?, ?, {number}, ?) {conflict}",  # noqa: S608  no word of others
                (key, json.dumps(row), time.time()),
            )

    def get(self, key: str) -> Row | None:
        """Return a row, or None."""
        found = self._select("SELECT row FROM rows WHERE key = ?", key)
        return json.loads(found[0][0]) if found else None

    def keys(self) -> list[str]:
        """Return all keys."""
        return [key for (key,) in self._select("SELECT key FROM rows")]

    def count(self) -> int:
        """Return how many rows there are."""
        return int(self._select("SELECT count(*) FROM rows")[0][0])

    def last(self) -> int:
        """Return the number of the latest change, or 0."""
        return int(self._select("SELECT coalesce(max(number), 0) FROM rows")[0][0])

    def changes(self, after: int) -> list[Change]:
        """Return what changed after that number, oldest first."""
        found = "SELECT * FROM rows WHERE number > ? ORDER BY number LIMIT 500"
        return [Change(*row) for row in self._select(found, after)]

    def follow(self, changes: list[Change]) -> None:
        """Take over these changes, all or none."""
        with self._file.transaction() as db:
            db.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", changes)

    def clear(self) -> None:
        """Remove all rows: what a move that was called off has left behind."""
        with self._file.connection() as db:
            db.execute("DELETE FROM rows")

    def _select(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._file.connection() as db:
            return db.execute(statement, values).fetchall()


class SQLiteTally:
    """The counts of clicks in a file."""

    def __init__(self, path: Path) -> None:
        self._file = File(
            path,
            "CREATE TABLE IF NOT EXISTS batches (name TEXT PRIMARY KEY) WITHOUT ROWID",
            "CREATE TABLE IF NOT EXISTS clicks"
            " (code TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID",
        )

    def add(self, batch: str, clicks: Mapping[str, int], dropped: int) -> None:
        """Add a batch, unless its name is known; dropped clicks under a code nobody has."""
        more = [*clicks.items(), *[("/dropped", dropped)] * bool(dropped)]
        with self._file.transaction() as db:
            if db.execute("INSERT OR IGNORE INTO batches VALUES (?)", (batch,)).rowcount:
                db.executemany(
                    "INSERT INTO clicks VALUES (?, ?)"
                    " ON CONFLICT DO UPDATE SET count = count + excluded.count",
                    more,
                )

    def of(self, code: str) -> int:
        """Return the clicks of a code."""
        with self._file.connection() as db:
            row = db.execute("SELECT count FROM clicks WHERE code = ?", (code,)).fetchone()
        return int(row[0]) if row else 0
