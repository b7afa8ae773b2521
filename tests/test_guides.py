"""What guides promise: hints, numbers that code prints, links and sources, steps in one order.

Rules for all guides are here. Sentences of one kata's guide about its own tables are checked in
tests/katas/<kata>/; the SQL of guides/twitter.md needs a database, and has test_guides_sql.py.
"""

import json
import re
import subprocess
import sys

import pytest
from dojo import design
from dojo.order import KATAS

from guides.numbers import minutes, words
from tests.judge import TESTS, lessons, reasons
from tests.prose import (
    GUIDES,
    Printing,
    amount,
    cells,
    flat,
    heads,
    numbers_in,
    printed_for,
    prose_of,
    text_of,
)

DESIGNS = ["tinyurl", "twitter"]
FIELD = ["replication", "overload", "caching_writes", "sharding"]
PRINTED = [*dict.fromkeys([*KATAS, *DESIGNS, *FIELD]), "bad_evening"]
LOOKED_UP = {"words", "writing_a_kata"}  # pages that nobody reads through
LONGEST = 25  # minutes
NAMES = sorted({path.stem for path in GUIDES.glob("*.md")} - LOOKED_UP)
SOURCED = [name for name in NAMES if "\n## Sources\n" in text_of(name)]
HINT = r"<details><summary>(A question|The idea|Nearly the code)<.*?</details>"
CATALOGUE = json.loads((TESTS / "vectors" / "azure_patterns.json").read_text(encoding="utf-8"))

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
        "1,151 6,000": "printed for the guide to a bad evening",
        "10 11 12": "the steps",
    },
    "bad_evening": {
        "22 2022": "source 1",
        "5,000 24": "source 2",
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
        "120 21": "source 4, and the test of its sums",
        "1961": "source 5",
        "63": "source 8",
        "400 2.5": "source 9",
        "2009 150": "source 10",
        "14 16 2.4 12.5 58.5 45 9.04 0.04 1.08 1.36": "the test of its sums",
        "7.000000000000001": "the test of its sums",
        "3,600 24": "seconds in an hour, hours in a day",
        "1,001": "codes, in an example",
        "80": "and 20, the rule of thumb",
    },
    "method": {
        "10 11 12": "the steps",
        "16 22 28 45": "minutes of an interview",
        "2010": "source 3",
        "40 6,330 2013": "source 4",
        "63 100": "source 5",
    },
    "replication": {
        "43 24 11 2018": "source 5",
    },
    "overload": {
        "300 250": "milliseconds, in examples",
    },
    "caching_writes": {
        "15": "years, in a question",
    },
    "sharding": {
        "2,499 5,099": "order numbers, in examples",
    },
    "azure_patterns": {
        "11 2024 2026": "dates of the copy",
        "202 429": "status codes of HTTP",
    },
}


def anchors_of(text: str) -> set[str]:
    """Return what a link can point to in a text."""
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads(text)}


# Every guide


@pytest.mark.parametrize("name", NAMES)
def test_every_guide_states_how_long_it_takes_to_read(name):
    body = re.sub(HINT, "", text_of(name), flags=re.DOTALL)  # opened when a lesson does not hold
    minutes = words.minutes_for(body)

    assert re.findall(r"^\*Reading time: (\d+) minutes\.\*$", body, re.MULTILINE) == [str(minutes)]
    assert minutes <= LONGEST


@pytest.mark.parametrize("path", sorted([*design.ROOT.glob("*.md"), *GUIDES.glob("*.md")]), ids=str)
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    bad = []
    for link, anchor in re.findall(r"\]\(([^)#\s]*)#?([\w-]*)\)", text):
        there = path.parent / link if link else path
        if "://" in link:
            continue
        if not there.exists():
            bad.append(link)
        elif anchor and there.suffix == ".md":
            found = anchors_of(there.read_text(encoding="utf-8"))
            bad += [f"{link}#{anchor}"] if anchor not in found else []

    assert bad == []


@pytest.mark.parametrize("name", SOURCED)
def test_sources_are_cited_and_citations_have_a_source(name):
    body, _, sources = text_of(name).partition("\n## Sources")
    body = re.sub(r"^```.*?^```|`[^`\n]*`", "", body, flags=re.MULTILINE | re.DOTALL)  # x[0]

    assert set(re.findall(r"\[(\d+)\]", body)) == set(
        re.findall(r"^(\d+)\. ", sources, re.MULTILINE)
    )


@pytest.mark.parametrize("name", SOURCED)
def test_every_source_has_a_link_or_says_why_not(name):
    sources = text_of(name).partition("\n## Sources\n")[2].strip()

    assert [
        source
        for source in re.split(r"^(?=\d+\. )", sources, flags=re.MULTILINE)
        if source and "](http" not in source and "no link:" not in source
    ] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_that_is_named_is_one_of_its_kata(name):
    named = re.findall(r'\[(\w+)\]\(\w+\.md#[\w-]+\) \("([^"]+)"\)', flat(text_of(name)))

    assert [(kata, title) for kata, title in named if title not in lessons(kata)] == []


@pytest.mark.parametrize("name", [*KATAS, *DESIGNS, *FIELD, "azure_patterns"])
def test_a_guide_ends_with_what_an_interviewer_asks(name):
    assert "\n## What an interviewer asks next\n" in text_of(name)


def test_the_guides_page_lists_every_guide():
    linked = set(re.findall(r"\]\((\w+)\.md", text_of("README")))

    assert {path.stem for path in GUIDES.glob("*.md")} - linked == {"README"}


# How long it takes


def stated(name: str) -> int:
    """Return the minutes that a guide says it takes to read."""
    return int(re.findall(r"^\*Reading time: (\d+) minutes", text_of(name), re.MULTILINE)[0])


@pytest.mark.parametrize("kata", KATAS)
def test_the_readme_gives_a_kata_the_minutes_of_the_rule(kata):
    readme = (design.ROOT / "README.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| \[{kata}\]\(.* \| (\d+), (\d+) \| \d+ \|$", readme, re.MULTILINE)

    assert row is not None
    assert [int(cell) for cell in row.groups()] == pytest.approx(minutes.minutes(kata), abs=5)


def test_the_paths_of_the_readme_take_as_long_as_it_says():
    readme = (design.ROOT / "README.md").read_text(encoding="utf-8")
    days = max(minutes.minutes(kata)[1] + stated(kata) for kata in KATAS)
    paths = re.findall(r"^\| [^|]* \| ([^|]*) \| (\d+) \|$", readme, re.MULTILINE)

    assert len(paths) == 4
    for path, shown in paths:
        reading = sum(stated(name) for name in re.findall(r"\(guides/(\w+)\.md\)", path))
        played = re.findall(r"kata `(\w+)`", path)
        takes = reading + sum(minutes.minutes(kata)[0] for kata in played)
        assert int(shown) == pytest.approx(takes, abs=5), path
    assert "| below 180 a day |" in readme
    assert days < 180


# Numbers


@pytest.mark.parametrize("script", [Printing(name) for name in PRINTED], ids=str)
def test_a_guide_has_every_line_that_its_script_prints(script):
    text = text_of(script.name)

    assert [line for line in script.answer().splitlines() if line not in text] == []


@pytest.mark.parametrize("name", GIVEN)
def test_a_guide_has_no_number_that_neither_code_made_nor_a_source_gave(name):
    given = set(" ".join(GIVEN[name]).split())
    scripts = {
        "method": DESIGNS,
        "estimation": ["estimation", "tinyurl"],
        "azure_patterns": [],
    }.get(name, [name])
    made = set[str]().union(*(numbers_in(printed_for(script)) for script in scripts))
    if name == "estimation":  # what its lessons give and ask for
        tests = design.KATAS / name / f"test_{name}.py"
        made |= numbers_in(tests.read_text(encoding="utf-8").replace("_", ","))

    assert numbers_in(prose_of(name)) - made == given - made


@pytest.mark.parametrize("name", FIELD)
def test_numbers_are_folded_away_behind_a_prediction(name):
    assert text_of(name).count("*Predict") >= 3
    assert text_of(name).count("<details>") == text_of(name).count("</details>")


@pytest.mark.parametrize("kata", KATAS)
def test_a_guide_repeats_every_lessons_reason(kata):
    assert [reason for reason in reasons(kata) if reason not in text_of(kata)] == []


# What sentences say of tables


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


def test_the_replication_guides_sentences_agree_with_its_tables():
    text, printed = flat(text_of("replication")), printed_for("replication")
    row = r"^\| (\d) \| (\d) \| \d \| (.*?) \| (.*?) \| (\d) \| (\d) \|$"
    quorums = re.findall(row, printed, re.MULTILINE)
    never = [(w, r) for w, r, missed, one_down, _, _ in quorums if missed == one_down == "0.0 %"]
    with_writes = [(w, r) for w, r, _, _, spare, _ in quorums if (w, r) in never and spare != "0"]

    assert never == [("2", "2"), ("3", "1"), ("3", "2")]  # "three rows never miss and still answer"
    assert with_writes == [("2", "2")]  # "only 2 and 2 also takes writes then"
    assert "half of her own changes, at a mean lag of a second" in text
    assert re.search(r"^\| 1,000 ms \| 50\.0 % ", printed, re.MULTILINE)
    assert re.search(r"^\| 100 ms \| 15 \| 0 ", printed, re.MULTILINE)
    assert "comes back with 15 orders" in text


def test_the_overload_guides_sentences_agree_with_its_tables():
    text, made = flat(text_of("overload")), cells("overload")
    evening = {
        name: made[name][0] for name in ("three tries", "three tries, at most 50 wait", "both")
    }

    assert int(made["120"][0]) == 10  # "goodput is 10", "nine tenths of the use"
    assert min(int(cell) for load in ("120", "150", "200") for cell in made[load][1:]) == 100
    assert re.search(r"^\| 100 \| .* \| 1\.0 ms \|$", printed_for("overload"), re.MULTILINE)
    assert "A hundred of them wait 1 ms at 95 %" in text
    assert evening["three tries"] == "never"
    assert int(evening["three tries, at most 50 wait"].split()[0]) <= 2
    assert "A fifth too much load costs nine tenths of the use" in text


def test_the_caching_guides_sentences_agree_with_its_tables():
    text, printed = flat(text_of("caching_writes")), printed_for("caching_writes")
    trips = re.findall(r"^\| (?:cache-aside|write-through) \| ([\d,]+) ", printed, re.MULTILINE)
    aside, through, aside_alike, through_alike = (int(trip.replace(",", "")) for trip in trips)
    lost = re.search(r"^\| write-behind .* \| (\d+) \|$", printed, re.MULTILINE)

    assert through < aside  # "write-through is best where ..."
    assert through_alike > aside_alike  # "it is worst when an import ..."
    assert lost is not None
    assert f"**{lost[1]} confirmed changes were in the cache alone**" in text


def test_the_sharding_guides_sentences_agree_with_its_tables():
    text, made = flat(text_of("sharding")), cells("sharding")

    assert made["range of the number"][1] == "100"  # "all of them go to one shard"
    assert f"Modulo moves {made['hash modulo shards'][-1]} of 100" in text
    assert 17 <= int(made["directory of 64 slices"][-1]) <= 22  # "the fifth that it has to"
    assert 45 <= int(made["64, local"][-2]) <= 55  # "about half of all questions are slow"
    assert made["64, local"][-1] == "100"  # "one dead shard breaks every question"


# The method, and what follows its steps


def test_each_step_of_the_method_asks_answers_warns_and_names_where_to_practise():
    sections = re.split(r"^## ", text_of("method"), flags=re.MULTILINE)[1:]
    steps = [section for section in sections if re.match(r"\d+\. ", section)]
    labels = ["**Ask.**", "**A good answer.**", "**The common mistake.**", "**Practise.**"]

    assert len(steps) == 12
    assert [step for step in steps for label in labels if step.count(label) != 1] == []


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


# The patterns of Azure's catalogue


def sections() -> dict[str, tuple[str, str]]:
    """Return the link and the text of each pattern in the guide."""
    found = re.findall(
        r"^### \[(.+?)\]\((.+?)\)\n(.*?)(?=^##|\Z)",
        text_of("azure_patterns"),
        re.MULTILINE | re.DOTALL,
    )
    return {name: (link, text) for name, link, text in found}


def test_every_pattern_of_the_catalogue_is_there_once_under_its_name_and_link():
    heads = re.findall(r"^### \[(.+?)\]", text_of("azure_patterns"), re.MULTILINE)
    linked = {name: link for name, (link, _) in sections().items()}

    assert sorted(heads) == sorted(pattern["name"] for pattern in CATALOGUE["patterns"])
    assert linked == {pattern["name"]: pattern["link"] for pattern in CATALOGUE["patterns"]}


def test_each_pattern_has_its_three_lines():
    labels = ["**Without**", "**Smallest**", "**Price**"]
    lines = {
        name: re.findall(r"^- (\*\*\w+\*\*): .+\.$", text, re.MULTILINE)
        for name, (_, text) in sections().items()
    }

    assert [name for name, found in lines.items() if found != labels] == []
    assert [name for name, (_, text) in sections().items() if " Not " not in text] == []  # when not


def test_each_pattern_names_where_it_is_practised_or_why_nowhere():
    for name, (_, text) in sections().items():
        there = re.findall(r"\[(\w+)\]\(\w+\.md#[\w-]+\) \(", text)

        assert set(there) <= set(KATAS), name
        assert there or "No kata" in text, name


def test_the_copy_of_the_catalogue_says_when_and_how_it_was_made():
    assert CATALOGUE["when"]
    assert "docs/patterns/index.md" in CATALOGUE["how"]
    assert {pattern["link"].rpartition("/")[0] + "/" for pattern in CATALOGUE["patterns"]} == {
        CATALOGUE["catalogue"]
    }


# Words


def test_a_lessons_terms_are_read_from_its_last_two_lines():
    docstring = (
        "The moment a page is missing is the moment everybody asks for it.\n\n"
        "Trouble: cache stampede, thundering herd\n"
        "Cure: single flight,\nrequest coalescing"
    )

    assert list(words.terms(docstring)) == [
        ("cache stampede", "Trouble"),
        ("thundering herd", "Trouble"),
        ("single flight", "Cure"),
        ("request coalescing", "Cure"),
    ]
    assert list(words.terms("A month is two and a half million seconds.")) == []


def test_every_term_of_a_lesson_has_a_sentence():
    assert words.without_a_sentence() == []


def test_every_sentence_has_a_lesson():
    assert words.without_a_lesson() == []


def test_every_sentence_is_one_plain_sentence():
    bad = {
        term
        for term, sentence in words.sentences().items()
        if not sentence.endswith(".") or ". " in sentence or len(sentence) > 160
    }

    assert bad == set()


def test_the_page_of_words_is_what_its_script_prints():
    assert text_of("words") == words.page() + "\n"


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
    asked = re.findall(r"^  say it aloud +(.*)$", lessons, re.MULTILINE)

    assert f"| `{kata}` | {asked[-1]} |" in text_of("teaching")  # the whole kata's, not the core's
