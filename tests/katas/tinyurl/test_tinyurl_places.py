"""Partitions and counts in PostgreSQL, and messages by Valkey, beside those that need no engine."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from katas.tinyurl.service import messages, settings, stores
from katas.tinyurl.service.wire import Wire
from tests.engines import a_folder, needed
from tests.running import ROOT, until

pytestmark = needed
ROW = {"url": "https://a.example/", "ends": 1.5, "key": "k"}


@pytest.fixture(scope="module")
def at() -> Iterator[dict[str, str]]:
    """Start PostgreSQL and Valkey alone; return where they are."""
    from katas.tinyurl.service import keeper  # noqa: PLC0415  which needs the engines

    with a_folder() as folder:
        both = keeper.Keeper(folder)
        yield {"postgresql": both.postgresql(), "valkey": both.valkey()}
        both.end()


# Tables


def tables(place: str, folder: Path) -> list[stores.Table]:
    given = settings.Settings(data=folder, places={"stores": place})
    found = [stores.table_of("p77", given, copy=is_copy) for is_copy in (False, True)]
    for table in found:
        table.clear()
    return found


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_table_keeps_rows_on_each_engine(engine, tmp_path, at):
    first, copy = tables(at.get(engine, engine), tmp_path)

    kept = [first.add("a", ROW), first.add("a", {"url": "other"}), first.get("b")]
    first.put("Ä/é", {"url": "x"})
    first.put("a", {"url": "new"})
    stores.bring_up(first, copy, -1)

    assert kept == [ROW, ROW, None]
    assert (copy.get("a"), copy.get("Ä/é"), copy.count()) == ({"url": "new"}, {"url": "x"}, 2)
    assert (sorted(first.keys()), copy.last()) == (["a", "Ä/é"], first.last())


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_of_those_who_add_one_key_at_a_time_one_is_first(engine, tmp_path, at):
    first, _ = tables(at.get(engine, engine), tmp_path)
    kept: list[Any] = []

    def add(number: int) -> None:
        kept.append(first.add("a", {"by": number}))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert kept == [first.get("a")] * 20


def test_a_copy_misses_no_change_that_ends_after_a_later_one(tmp_path, at):
    import psycopg  # noqa: PLC0415

    first, copy = tables(at["postgresql"], tmp_path)
    with psycopg.connect(at["postgresql"]) as slow:
        slow.execute(
            "INSERT INTO tinyurl_p77 VALUES ('slow', '{}', pg_current_xact_id()::text::bigint, 0)"
        )
        first.put("fast", ROW)
        stores.bring_up(first, copy, -1)
        early = copy.keys()
    stores.bring_up(first, copy, -1)

    assert (early, sorted(copy.keys())) == ([], ["fast", "slow"])


def test_several_processes_may_make_the_same_tables_at_once(at):
    code = (
        "import sys; sys.path[:0] = [sys.argv[1]]; from service import postgres\n"
        "for n in range(20): postgres.PostgresTable(sys.argv[2], f'p9{n}').count()"
    )
    command = [sys.executable, "-c", code, str(ROOT / "katas" / "tinyurl"), at["postgresql"]]
    processes = [subprocess.Popen(command) for _ in range(3)]  # noqa: S603  our own

    assert [process.wait(20) for process in processes] == [0, 0, 0]


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_batch_of_clicks_counts_once_on_each_engine(engine, tmp_path, at):
    place = at.get(engine, "sqlite")
    tally = stores.tally_of(settings.Settings(data=tmp_path, places={"counts": place}))

    for batch, clicks in (("x", {"one": 2, "two": 1}), ("x", {"one": 2}), ("y", {"one": 1})):
        tally.add(batch, clicks, 0)

    assert [tally.of(code) for code in ("one", "two", "none")] == [3, 1, 0]


# Messages


def line(name: str, at: dict[str, Any], heard: list[str], lost: bool = False) -> messages.Line:  # noqa: FBT001, FBT002
    given = settings.Settings(places={"messages": at["valkey"]})
    return messages.line_of(given, name, Wire(1, ""), heard.append, lambda: lost)


def test_all_servers_but_one_hear_what_it_tells(at):
    heard: dict[str, list[str]] = {"x": [], "y": [], "z": []}
    lines = {name: line(name, at, heard[name]) for name in heard}

    assert lines["x"].tell("party")

    until(lambda: heard == {"x": [], "y": ["party"], "z": ["party"]}, "the others hear it")


def test_a_message_is_lost_on_demand_or_when_nobody_takes_it(at):
    heard: list[str] = []

    told = [
        line("x", at, heard, lost=True).tell("party"),
        line("x", {"valkey": f"valkey://127.0.0.1:{nobodys_port()}"}, heard).tell("party"),
    ]

    assert told == [False, False]


def nobodys_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
