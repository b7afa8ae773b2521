"""Partitions, and the counts, in PostgreSQL: a table each, in whatever database a URL names.

All tables of a process in one database share a pool of a few connections. A connection for each
thread and partition would be hundreds, and PostgreSQL starts a process for each.

A copy is a table like the first, in the same database unless TINYURL_P1_COPY names another. It
follows as the SQLite files do, so that its being late can be seen. In earnest one would let
PostgreSQL stream everything to a standby server.
"""

import json
import logging
import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, LiteralString

import psycopg
from psycopg import Connection, sql
from psycopg_pool import ConnectionPool

from .stores import Change, Row

Found = list[tuple[Any, ...]]
PATIENCE = 2  # seconds for a statement
LOOK = 0.5  # seconds between two looks for statements that take longer
WAIT = 1  # seconds for a connection: whoever gets none can still ask the copy
MOST = 8  # connections of a process to one database
PARAMETERS: dict[str, Any] = {
    "autocommit": True,  # a statement is kept when it returns
    "connect_timeout": PATIENCE,
    "tcp_user_timeout": 1_000 * PATIENCE,  # a machine without power does not say that it goes
}
logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # what fails is told once, by an error
ONE = 8_246_713  # any number that nobody else locks: whoever makes tables does so alone


class Database:
    """A few connections to one database."""

    def __init__(self, url: str) -> None:
        self._pool = ConnectionPool(
            url, kwargs=PARAMETERS, min_size=0, max_size=MOST, open=True,
            timeout=WAIT, reconnect_timeout=PATIENCE, configure=_configure,
        )  # fmt: skip
        self._busy: dict[Connection, float] = {}  # since when
        threading.Thread(target=self._hang_up, daemon=True).start()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a connection."""
        with self._pool.connection() as connection:
            self._busy[connection] = time.monotonic()
            try:
                yield connection
            except psycopg.OperationalError:
                if connection.broken:  # the server has gone: the other connections are dead, too
                    self._pool.drain()
                raise
            finally:
                del self._busy[connection]

    def _hang_up(self) -> None:
        """Cut off connections that say nothing: a server that stands still stops no statement."""
        while True:
            time.sleep(LOOK)
            late = time.monotonic() - PATIENCE - LOOK
            for connection, since in [*self._busy.items()]:
                if since < late and self._busy.get(connection) == since:
                    with suppress(psycopg.Error, OSError):
                        line = socket.socket(fileno=os.dup(connection.fileno()))
                        line.shutdown(socket.SHUT_RDWR)
                        line.close()

    def make(self, last: str, *statements: sql.SQL | sql.Composed) -> None:
        """Make what may be there already, up to the table or index `last`: servers start at once.

        Two that say CREATE TABLE IF NOT EXISTS at one moment both find that it does not exist, and
        one of them fails (UniqueViolation). So each waits for the lock, then looks. It looks before
        it says CREATE INDEX IF NOT EXISTS, which would wait for all who write, and hold up others.
        """
        with self.connection() as connection, connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (ONE,))
            found = connection.execute("SELECT to_regclass(%s)", (last,)).fetchone()
            for statement in statements if found == (None,) else ():
                connection.execute(statement)


def _configure(connection: Connection) -> None:
    connection.execute(
        "SELECT set_config('statement_timeout', %s, false)", (str(1_000 * PATIENCE),)
    )


ADD = """
    INSERT INTO {} VALUES
        (%s, %s, pg_current_xact_id()::text::bigint, extract(epoch FROM clock_timestamp()))
    ON CONFLICT DO NOTHING RETURNING 1"""
PUT = """
    INSERT INTO {} VALUES
        (%s, %s, pg_current_xact_id()::text::bigint, extract(epoch FROM clock_timestamp()))
    ON CONFLICT (key) DO UPDATE SET (row, number, at) = (excluded.row, excluded.number, excluded.at)
    RETURNING 1"""
CHANGES = """
    SELECT key, row, number, at FROM {}
    WHERE number > %s AND number < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY number LIMIT 500"""
FOLLOW = """
    INSERT INTO {} AS old
    SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::float8[])
    ON CONFLICT (key) DO UPDATE SET (row, number, at) = (excluded.row, excluded.number, excluded.at)
    WHERE old.number < excluded.number
    RETURNING 1"""


_databases: dict[str, Database] = {}
_lock = threading.Lock()


def database_of(url: str) -> Database:
    """Return the one pool that this process has for a database."""
    with _lock:
        if url not in _databases:
            _databases[url] = Database(url)
        return _databases[url]


class PostgresTable:
    """One place of a partition.

    The number of a change is the number of its transaction. These are given out in order, but end
    in any: 7 may be committed when 6 is still under way, and a copy that has taken over 7 would
    never look for 6. So `changes` ends before the oldest transaction that is under way: what is
    below can change no more. (A sequence has the same trouble. A lock from the number to the commit
    is another cure, but then writers wait for one another's disk.) A partition that moves to
    another PostgreSQL, where numbers are smaller, needs its copy to be emptied.
    """

    def __init__(self, url: str, name: str) -> None:
        self._database = database_of(url)
        self._name = f"tinyurl_{name}"
        self._is_made = False
        self._ready: dict[str, sql.Composed] = {}  # statements, with the table's name in them

    def add(self, key: str, row: Row) -> Row:
        """Let the primary key decide who comes first."""
        if self._run(ADD, key, json.dumps(row)):
            return row
        kept = self.get(key)
        assert kept is not None  # rows are never deleted
        return kept

    def put(self, key: str, row: Row) -> None:
        """Keep a row in place of what there is."""
        self._run(PUT, key, json.dumps(row))

    def get(self, key: str) -> Row | None:
        """Return a row, or None."""
        found = self._run("SELECT row FROM {} WHERE key = %s", key)
        return json.loads(found[0][0]) if found else None

    def keys(self) -> list[str]:
        """Return all keys."""
        return [key for (key,) in self._run("SELECT key FROM {}")]

    def count(self) -> int:
        """Return how many rows there are."""
        return int(self._run("SELECT count(*) FROM {}")[0][0])

    def last(self) -> int:
        """Return the number of the latest change, or 0."""
        return int(self._run("SELECT coalesce(max(number), 0) FROM {}")[0][0])

    def changes(self, after: int) -> list[Change]:
        """Return what changed after that number, oldest first, as far as it can change no more."""
        return [Change(*row) for row in self._run(CHANGES, after)]

    def follow(self, changes: Sequence[Change]) -> None:
        """Take over these changes, in one statement; two doors may do so at once."""
        self._run(FOLLOW, *([*column] for column in zip(*changes, strict=True)))

    def clear(self) -> None:
        """Remove all rows: what a move that was called off has left behind."""
        self._run("DELETE FROM {} RETURNING 1")

    def _run(self, statement: LiteralString, *values: Any) -> Found:
        """Return the rows that a statement returns; make the table at the first one."""
        if not self._is_made:
            self._make()
        if statement not in self._ready:
            self._ready[statement] = sql.SQL(statement).format(sql.Identifier(self._name))
        with self._database.connection() as connection:
            found: Found = connection.execute(self._ready[statement], values).fetchall()
        return found

    def _make(self) -> None:
        index = f"{self._name}_by_number"
        names = {"table": sql.Identifier(self._name), "index": sql.Identifier(index)}
        self._database.make(
            index,
            sql.SQL(
                'CREATE TABLE IF NOT EXISTS {table} (key text COLLATE "C" PRIMARY KEY,'
                " row text NOT NULL, number bigint NOT NULL, at float8 NOT NULL)"
            ).format(**names),
            sql.SQL("CREATE INDEX IF NOT EXISTS {index} ON {table} (number)").format(**names),
        )
        self._is_made = True


class PostgresTally:
    """The counts of clicks."""

    def __init__(self, url: str) -> None:
        self._database = database_of(url)
        self._is_made = False

    def add(self, batch: str, clicks: Mapping[str, int], dropped: int) -> None:
        """Add a batch, unless its name is known; dropped clicks under a code nobody has.

        Rows are taken in the order of their codes. Otherwise two servers that hand over the same
        codes in other orders would each wait for the other: a deadlock.
        """
        more = sorted([*clicks.items(), *[("/dropped", dropped)] * bool(dropped)])
        self._make()
        with self._database.connection() as connection, connection.transaction():
            new = "INSERT INTO tinyurl_batches VALUES (%s) ON CONFLICT DO NOTHING"
            if connection.execute(new, (batch,)).rowcount:
                connection.execute(
                    "INSERT INTO tinyurl_clicks AS old"
                    " SELECT * FROM unnest(%s::text[], %s::bigint[]) ON CONFLICT (code)"
                    " DO UPDATE SET count = old.count + excluded.count",
                    ([code for code, _ in more], [count for _, count in more]),
                )

    def of(self, code: str) -> int:
        """Return the clicks of a code."""
        self._make()
        with self._database.connection() as connection:
            found = connection.execute("SELECT count FROM tinyurl_clicks WHERE code = %s", (code,))
            row = found.fetchone()
        return int(row[0]) if row else 0

    def _make(self) -> None:
        if not self._is_made:
            self._database.make(
                "tinyurl_clicks",
                sql.SQL("CREATE TABLE IF NOT EXISTS tinyurl_batches (name text PRIMARY KEY)"),
                sql.SQL(
                    'CREATE TABLE IF NOT EXISTS tinyurl_clicks (code text COLLATE "C" PRIMARY KEY,'
                    " count bigint NOT NULL)"
                ),
            )
            self._is_made = True
