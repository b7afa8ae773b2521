"""What the guides of whole designs, the worksheet and the teacher's page promise."""

import math
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from dojo import design
from dojo.order import KATAS

from guides.numbers import twitter_numbers
from tests.prose import numbers_in, printed_for

GUIDES = design.ROOT / "guides"
NOT_YET = {  # whose sources have no links and whose reading time is not stated, so far
    "hash_ring",
    "load_balancer",
    "lru_cache",
    "url_shortener",
    "writing_a_kata",
    "words",  # a page to look things up in: it has no sources, and nobody reads it through
}
NAMES = sorted({path.stem for path in GUIDES.glob("*.md")} - NOT_YET)


def text_of(name: str) -> str:
    """Return a guide's text."""
    return (GUIDES / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_source_has_a_link_or_says_why_not(name):
    sources = text_of(name).partition("\n## Sources\n")[2]
    lines = [line for line in sources.splitlines() if re.match(r"\d+\. |- ", line)]

    assert [line for line in lines if "](http" not in line and "no link:" not in line] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_guide_states_how_long_it_takes_to_read(name):
    body = text_of(name).partition("\n## Sources")[0]
    words = [word for word in body.split() if re.search(r"\w", word)]
    minutes = math.ceil(len(words) / 200)

    assert re.findall(r"^\*Reading time: (\d+) minutes\.\*$", body, re.MULTILINE) == [str(minutes)]
    assert minutes <= 25


# The steps of the method


def steps_in(text: str, head: str) -> list[str]:
    """Return the numbered titles of a text that begin with `head` in their line."""
    return re.findall(rf"^{head}(\d+\. .*)$", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["tinyurl", "twitter"])
def test_a_design_walks_the_steps_of_the_method(name):
    assert steps_in(text_of(name), "## ") == steps_in(text_of("method"), "## ")


def test_the_worksheet_has_the_steps_of_the_method():
    blank = text_of("worksheet").partition("```text")[2].partition("```")[0]

    assert steps_in(blank, "") == steps_in(text_of("method"), "## ")


def test_the_minutes_of_an_interview_follow_each_other_and_are_forty_five():
    spans = re.findall(r"^\| (\d+) to (\d+) \|", text_of("method"), re.MULTILINE)

    assert [start for start, _ in spans] == ["0", *(end for _, end in spans[:-1])]
    assert spans[-1][1] == "45"


def test_the_worksheets_numbers_are_those_of_twitter():
    given = {"45", "31,000,000", "200", "10", "11", "12"}
    text = text_of("worksheet").replace("31 million", "31,000,000").partition("\n\n")[2]
    text = re.sub(r"^\*Reading time.*$", "", text, flags=re.MULTILINE)

    assert numbers_in(text) - numbers_in(printed_for("twitter")) - given == set()


# What the timeline's statements read


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


# For teachers


HAND_INS = {
    "ann": "from solutions.lru_cache.lru_cache import LRUCache as LRUCache\n",
    "ben": """\
from solutions.lru_cache.lru_cache import LRUCache as Reference


class LRUCache(Reference):
    def __init__(self, capacity, *others, **named):
        super().__init__(10**9, *others, **named)
""",
    "cem": "class LRUCache\n",
}


def test_the_graders_table_is_the_one_that_is_shown(tmp_path):
    script = re.search(r"^```python\n(.*?)^```", text_of("teaching"), re.MULTILINE | re.DOTALL)
    assert script is not None
    (tmp_path / "grade.py").write_text(script[1], encoding="utf-8")
    hand_ins = tmp_path / "hand_ins"
    hand_ins.mkdir()
    for name, code in HAND_INS.items():
        (hand_ins / f"{name}.py").write_text(code, encoding="utf-8")

    printed = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, tmp_path / "grade.py", "lru_cache", hand_ins],
        cwd=design.ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout

    assert "| ann |" in printed
    assert printed in text_of("teaching")


@pytest.mark.parametrize("kata", KATAS)
def test_what_a_kata_lets_one_say_aloud_is_asked_in_the_oral_exam(kata):
    lessons = (design.KATAS / kata / f"test_{kata}.py").read_text(encoding="utf-8")
    asked = re.search(r"^  say it aloud +(.*)$", lessons, re.MULTILINE)

    assert asked is not None
    assert f"| `{kata}` | {asked[1]} |" in text_of("teaching")


# The way in


def test_the_guides_page_lists_every_guide():
    linked = set(re.findall(r"\]\((\w+)\.md", text_of("README")))

    assert {path.stem for path in GUIDES.glob("*.md")} - linked == {"README"}
