"""The SQL of guides/twitter.md runs, is planned as shown, and reads no more than it must."""

import re
import sqlite3
from contextlib import closing

import pytest

from guides.numbers import twitter_numbers
from tests.prose import text_of


def statements() -> dict[str, str]:
    """Return the SQL of the guide, under the name in its first line."""
    blocks = re.findall(
        r"^```sql\n-- (.*?)\n(.*?)^```", text_of("twitter"), re.MULTILINE | re.DOTALL
    )
    return dict(blocks)


@pytest.fixture
def twitter():
    """Return a small Twitter: 1 follows 2 and the star 3; each has written twice."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript("PRAGMA foreign_keys = ON;" + statements()["schema"])
        base.executemany(
            "INSERT INTO user VALUES (?, ?, ?)", [(1, "Ann", 0), (2, "Ben", 0), (3, "Star", 1)]
        )
        base.executemany("INSERT INTO follow VALUES (?, ?)", [(1, 2), (1, 3), (2, 3)])
        for tweet, author in [(11, 2), (12, 3), (13, 1), (14, 2), (15, 3)]:
            post(base, tweet, author)
            if author != 3:
                base.execute(statements()["fan out"], {"tweet": tweet, "author": author})
        yield base


def post(base: sqlite3.Connection, tweet: int, author: int, request: str | None = None) -> None:
    """Post a tweet; without a key for the request each is a request of its own."""
    values = {"tweet": tweet, "author": author, "text": f"text {tweet}", "media": None}
    base.execute(statements()["post_tweet"], {**values, "request": request or f"key {tweet}"})


def timeline(base: sqlite3.Connection, kind: str, reader: int = 1, before: int = 99) -> list[int]:
    """Return the numbers of the tweets in a timeline."""
    rows = base.execute(statements()[f"home timeline {kind}"], {"reader": reader, "before": before})
    return [row[0] for row in rows]


def test_timelines_on_read_and_of_both_agree(twitter):
    assert timeline(twitter, "on read") == [15, 14, 12, 11]
    assert timeline(twitter, "of both") == [15, 14, 12, 11]
    assert timeline(twitter, "on write") == [14, 11]
    assert timeline(twitter, "of both", before=14) == [12, 11]


def test_a_star_that_was_fanned_out_before_is_shown_once(twitter):
    twitter.execute(statements()["fan out"], {"tweet": 12, "author": 3})

    assert timeline(twitter, "of both") == [15, 14, 12, 11]


def test_what_is_asked_for_twice_is_done_once(twitter):
    for new in (16, 17):
        post(twitter, new, 2, request="again")
        asked = {"author": 2, "request": "again"}
        (stored,) = twitter.execute(statements()["the tweet of a request"], asked).fetchone()
        twitter.execute(statements()["fan out"], {"tweet": stored, "author": 2})
        twitter.execute(statements()["favourite"], {"tweet": stored, "user": 1})

    assert twitter.execute("SELECT id FROM tweet WHERE request = 'again'").fetchall() == [(16,)]
    assert timeline(twitter, "on write") == [16, 14, 11]
    assert twitter.execute(statements()["favourites"], {"tweet": 16}).fetchall() == [(1,)]


def plan(base: sqlite3.Connection, statement: str) -> list[str]:
    """Return the steps in which SQLite would run a statement."""
    names = re.findall(r":(\w+)", statement)
    rows = base.execute(f"EXPLAIN QUERY PLAN {statement}", dict.fromkeys(names, 1))
    return [row[3] for row in rows]


@pytest.mark.parametrize("kind", ["on read", "on write", "of both"])
def test_a_timeline_is_planned_as_the_guide_shows(twitter, kind):
    shown = re.search(
        rf"-- home timeline {kind}\n.*?^```text\n(.*?)^```",
        text_of("twitter"),
        re.MULTILINE | re.DOTALL,
    )

    assert shown is not None
    steps = plan(twitter, statements()[f"home timeline {kind}"])
    if kind == "of both":  # how a version names what it merges is its own affair
        steps = [step for step in steps if step.startswith("SEARCH")]
    assert steps == shown[1].splitlines()


def test_no_statement_reads_a_whole_table(twitter):
    asked = {name: sql for name, sql in statements().items() if "SELECT" in sql}
    tables = ("tweet", "follow", "user", "favourite", "home_timeline")
    scans = tuple(f"SCAN {table}" for table in tables)
    whole = {
        name: [step for step in plan(twitter, sql) if step.startswith(scans)]
        for name, sql in asked.items()
    }

    assert whole == {name: [] for name in asked}


@pytest.mark.parametrize(
    ("index", "name", "step"),
    [
        ("tweet_by_author", "home timeline on read", "SEARCH tweet USING INTEGER PRIMARY KEY"),
        ("follow_by_followee", "fan out", "SCAN follow"),
    ],
)
def test_without_its_index_a_statement_goes_through_everybodys_rows(index, name, step):
    schema = re.sub(rf"CREATE INDEX {index} .*?;", "", statements()["schema"])
    schema = schema.replace("UNIQUE (author, request)", "UNIQUE (request, author)")
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(schema)
        steps = plan(base, statements()[name])

    assert [found for found in steps if found.startswith(step)] != []


def test_only_a_timeline_without_limits_reads_all_that_was_ever_written():
    grown = twitter_numbers.growth()
    without = grown.pop("of both, without the two limits inside")

    assert set(grown) == {"on read", "on write", "of both"}
    assert max(grown.values()) < 1.1
    assert without > 5


def test_the_two_limits_change_no_row():
    bounded = twitter_numbers.statements()["home timeline of both"]
    asked = {"reader": 1, "before": 10**9}
    with closing(sqlite3.connect(":memory:")) as base:
        twitter_numbers.filled(base, 30)
        rows = base.execute(bounded, asked).fetchall()
        without = base.execute(twitter_numbers.unbounded(bounded), asked).fetchall()

    assert len(rows) == 20
    assert rows == without
