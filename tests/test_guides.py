"""What guides promise: hints, numbers that code prints, links that lead, SQL that runs."""

import re
import sqlite3
from contextlib import closing

import pytest
from dojo import design
from dojo.order import KATAS

from tests.judge import reasons
from tests.prose import (
    GUIDES,
    Printing,
    amount,
    cells,
    heads,
    numbers_in,
    printed_for,
    prose_of,
    text_of,
)

DESIGNS = ["tinyurl", "twitter"]
ALL = [*DESIGNS, "method", "estimation"]

# Numbers that no code here makes, each with where it comes from
GIVEN = {
    "tinyurl": {
        "200 201 204 301 302 400 404 409 410 429 503": "status codes of HTTP",
        "16": "characters of an alias: the answer to a question",
        "62": "letters and digits",
        "42 227,276 1,105,146": "source 5",
        "120": "source 6",
        "11 2010": "source 8",
        "40 6,330 2013": "source 10",
        "2024 2025 99": "source 11",
        "10 11 12": "the steps",
    },
    "twitter": {
        "290 93": "source 1",
        "63": "bits: 41 + 10 + 12; and source 12",
        "2015": "source 5",
        "256 2006": "source 6",
        "300,000 6,000 2013": "source 8",
        "30": "days, source 9",
        "2010": "source 11",
        "100": "source 12",
        "10,000": "rows to skip, in an example",
        "40": "rows: 20 of each branch",
        "10 11 12": "the steps",
    },
    "estimation": {
        "23 1999 125 4.45 226 57": "source 1",
        "325,000": "source 2",
        "2016 42 1,105,146": "source 3",
        "120 21": "source 4, and the test of the sums, below",
        "1961": "source 5",
        "63": "source 8",
        "400 2.5": "source 9",
        "2009 150": "source 10",
        "14 16 2.4 12.5 58.5 45": "the test of its sums, below",
        "7.000000000000001": "the test of its sums, below",
        "3,600": "seconds in an hour",
        "80": "and 20, the rule of thumb",
    },
    "method": {
        "10 11 12": "the steps",
        "16 22 28 45": "minutes of an interview",
        "2010": "source 3",
        "40 6,330 2013": "source 4",
        "63 100": "source 5",
    },
}


@pytest.mark.parametrize("kata", KATAS)
def test_a_guide_repeats_every_lessons_reason(kata):
    assert [reason for reason in reasons(kata) if reason not in text_of(kata)] == []


@pytest.mark.parametrize("script", [Printing(name) for name in (*KATAS, *DESIGNS)], ids=str)
def test_a_guide_has_every_line_that_its_script_prints(script):
    text = text_of(script.name)

    assert [line for line in script.answer().splitlines() if line not in text] == []


@pytest.mark.parametrize("name", ALL)
def test_a_guide_has_no_number_that_neither_code_made_nor_a_source_gave(name):
    given = set(" ".join(GIVEN[name]).split())
    scripts = {"method": DESIGNS, "estimation": ["estimation", "tinyurl"]}.get(name, [name])
    made = set[str]().union(*(numbers_in(printed_for(script)) for script in scripts))
    if name == "estimation":  # what its lessons give and ask for
        lessons = design.KATAS / name / f"test_{name}.py"
        made |= numbers_in(lessons.read_text(encoding="utf-8").replace("_", ","))

    assert numbers_in(prose_of(name)) - made - given == set()


@pytest.mark.parametrize("name", ALL)
def test_sources_are_cited_and_citations_have_a_source(name):
    body, _, sources = text_of(name).partition("\n## Sources")
    cited = set(re.findall(r"\[(\d+)\]", body))

    assert cited == set(re.findall(r"^(\d+)\. ", sources, re.MULTILINE))


@pytest.mark.parametrize("path", sorted([*design.ROOT.glob("*.md"), *GUIDES.glob("*.md")]), ids=str)
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads(text)
    }
    targets = re.findall(r"\]\(([^)#\s]*)(#[\w-]+)?\)", text)

    inside = [link for link, _ in targets if link and "://" not in link]

    assert [link for link in inside if not (path.parent / link).exists()] == []
    assert [anchor for link, anchor in targets if not link and anchor[1:] not in anchors] == []


@pytest.mark.parametrize("name", ALL)
def test_links_to_a_section_of_another_guide_lead_to_it(name):
    for other, anchor in re.findall(r"\]\((\w+)\.md#([\w-]+)\)", text_of(name)):
        heads = re.findall(r"^#+ (.*)$", text_of(other), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}

        assert anchor in anchors


@pytest.mark.parametrize("name", [*DESIGNS, "method"])
def test_diagrams_are_of_the_simple_kind(name):
    shapes = r"\w+(?:\[[\w ,-]+\])?"
    arrow = rf"    {shapes} --> {shapes}"
    message = r"    \w+-{1,2}>>\w+: [\w ,/]+"
    for kind, body in re.findall(
        r"^```mermaid\n(.*?)\n(.*?)^```", text_of(name), re.MULTILINE | re.DOTALL
    ):
        lines = body.splitlines()
        if kind == "sequenceDiagram":
            people = re.findall(r"^    participant (\w+)$", body, re.MULTILINE)
            spoken = [line for line in lines if not line.startswith("    participant")]
            assert [line for line in spoken if not re.fullmatch(message, line)] == []
            assert set(re.findall(r"(\w+)-{1,2}>>(\w+)", body)) <= {
                (one, other) for one in people for other in people
            }
        else:
            assert kind in ("flowchart LR", "flowchart TD")
            assert [line for line in lines if not re.fullmatch(arrow, line)] == []


def test_tinyurls_sentences_agree_with_its_tables():
    text, made = " ".join(text_of("tinyurl").split()), cells("tinyurl")
    comes_to = {row: values[-1] for row, values in made.items()}
    clicks, links = amount(comes_to["clicks kept as they come"]), amount(comes_to["one copy"])

    assert f"{comes_to['new links in the busiest second']} new links in the busiest second" in text
    assert f"{comes_to['in the busiest second']} redirects in the busiest second are many" in text
    assert f"{comes_to['out']} is a quarter of a line of 1 Gbit/s" in text
    assert 0.2 < amount(comes_to["out"]) / 1_000 < 0.27
    assert f"The store has {comes_to['disks']} machines" in text
    assert int(made["50 %"][-1]) < int(comes_to["disks"]) < int(made["0 %"][-1])  # "forced"
    assert int(comes_to["disks"]) * 2 > int(made["0 %"][-1])  # "twice as much"
    assert f"{comes_to['of that alive']} are nearer" in text
    assert f"{comes_to['disk']} of disk are {comes_to['disks']} disks" in text
    assert f"{comes_to['servers']} of them hold the peak" in text
    assert "at 0.85 % full" in text
    assert "| 7 | 3,521,614,606,208 | 0.85 |" in text
    assert f"still finds {made['7'][-1]} links a day" in text
    assert f"**A private link gets 22 characters**, which are {made['22'][0]} bits" in text
    assert clicks / links == 20


def test_twitters_sentences_agree_with_its_tables():
    text, made = " ".join(text_of("twitter").split()), cells("twitter")
    comes_to = {row: values[-1] for row, values in made.items()}
    star_on_write, on_read = made["on write"], made["on read"]

    assert f"**{comes_to['views for each tweet']} reads for each write**" in text
    assert f"{comes_to['lists a second, on read']} lists a second" in text
    assert f"that is {comes_to['timelines in memory']}, and {comes_to['with copies']} with" in text
    assert f"the peak is {comes_to['out, media, at the peak']} of media" in text
    assert f"{comes_to['pages of one user a second']} a second, are one user's" in text
    assert round(3 / 0.7) == 4  # "four times that"
    assert f"{star_on_write[2]} tweets that have nothing to do with the star" in text
    assert 0.3 < amount(on_read[-1]) / 20_000 < 0.36  # "a third of all views"
    assert 2 <= 100 * (93 / 91 - 1) < 100 * (290 / 278 - 1) <= 5  # "2 to 5 %"


# The method


def test_each_step_of_the_method_asks_answers_warns_and_names_where_to_practise():
    sections = re.split(r"^## ", text_of("method"), flags=re.MULTILINE)[1:]
    steps = [section for section in sections if re.match(r"\d+\. ", section)]
    labels = ["**Ask.**", "**A good answer.**", "**The common mistake.**", "**Practise.**"]

    assert len(steps) == 12
    assert [step for step in steps for label in labels if step.count(label) != 1] == []


# Twitter's SQL


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
