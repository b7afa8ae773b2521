"""What the guides to the field promise: numbers from code, every pattern and word, true links."""

import json
import re

import pytest
from dojo.order import KATAS

from guides.numbers import words
from tests.judge import TESTS, lessons
from tests.prose import GUIDES, Printing, numbers_in, printed_for, text_of

MEASURED = ["replication", "overload", "caching_writes", "sharding"]
ALL = [*MEASURED, "azure_patterns"]
LONGEST = 25  # minutes
CATALOGUE = json.loads((TESTS / "vectors" / "azure_patterns.json").read_text(encoding="utf-8"))

# Numbers that no code here makes, each with where it comes from
GIVEN = {
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

# Where each pattern of the catalogue is practised: katas that are there, and katas to come
PRACTISED = {
    "Ambassador": [],
    "Anti-Corruption Layer": [],
    "Asynchronous Request-Reply": ["work_queue"],
    "Backends for Frontends": [],
    "Bulkhead": ["circuit_breaker", "tinyurl"],
    "Cache-Aside": ["lru_cache"],
    "Choreography": [],
    "Circuit Breaker": ["circuit_breaker", "load_balancer"],
    "Claim Check": [],
    "Compensating Transaction": [],
    "Competing Consumers": ["work_queue"],
    "Compute Resource Consolidation": ["estimation"],
    "CQRS": ["timeline"],
    "Deployment Stamps": [],
    "Edge Workload Configuration": [],
    "Event Sourcing": ["timeline"],
    "External Configuration Store": ["tinyurl"],
    "Federated Identity": [],
    "Gatekeeper": ["url_shortener"],
    "Gateway Aggregation": [],
    "Gateway Offloading": ["tinyurl"],
    "Gateway Routing": ["tinyurl", "load_balancer"],
    "Geode": ["url_shortener"],
    "Health Endpoint Monitoring": ["tinyurl", "load_balancer"],
    "Idempotent Consumer": ["work_queue", "timeline"],
    "Index Table": ["timeline"],
    "Leader Election": ["work_queue"],
    "Materialized View": ["timeline"],
    "Messaging Bridge": [],
    "Pipes and Filters": [],
    "Priority Queue": ["work_queue"],
    "Publisher/Subscriber": ["tinyurl"],
    "Quarantine": [],
    "Queue-Based Load Leveling": ["work_queue"],
    "Rate Limiting": ["rate_limiter"],
    "Retry": ["retry"],
    "Saga": [],
    "Scheduler Agent Supervisor": ["work_queue"],
    "Sequential Convoy": ["work_queue"],
    "Sharding": ["hash_ring", "tinyurl"],
    "Sidecar": [],
    "Static Content Hosting": [],
    "Strangler Fig": ["tinyurl"],
    "Throttling": ["rate_limiter"],
    "Valet Key": ["url_shortener"],
}


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def prose_of(name: str) -> str:
    """Return a guide's text without its sources, citations, code and the targets of links."""
    text = text_of(name).partition("\n## Sources")[0]
    text = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^\*Reading time.*$|\[\d+\]|\]\([^)]*\)", "", text, flags=re.MULTILINE)


def anchors_of(name: str) -> set[str]:
    """Return what a link can point to in a guide."""
    heads = re.findall(r"^#+ (.*)$", text_of(name), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}


# Numbers


@pytest.mark.parametrize("script", [Printing(name) for name in MEASURED], ids=str)
def test_a_guide_has_every_line_that_its_script_prints(script):
    text = text_of(script.name)

    assert [line for line in script.answer().splitlines() if line not in text] == []


@pytest.mark.parametrize("name", ALL)
def test_a_guide_has_no_number_that_neither_code_made_nor_a_source_gave(name):
    given = set(" ".join(GIVEN[name]).split())
    made = numbers_in(printed_for(name)) if name in MEASURED else set()

    assert numbers_in(prose_of(name)) - made == given


@pytest.mark.parametrize("name", ALL)
def test_a_guide_says_how_long_it_takes_and_takes_no_longer_than_a_class_lasts(name):
    minutes = words.minutes_for(text_of(name))

    assert minutes <= LONGEST
    assert f"\n*Reading time: {minutes} minutes.*\n" in text_of(name)


def rows_of(name: str) -> dict[str, list[str]]:
    """Return the cells of each table row that a script prints, by its first cell."""
    lines = [line for line in printed_for(name).splitlines() if line.startswith("| ")]
    cells = [line.strip("| ").split(" | ") for line in lines]
    return {row[0]: row[1:] for row in cells}


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
    text, made = flat(text_of("overload")), rows_of("overload")
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
    text, made = flat(text_of("sharding")), rows_of("sharding")

    assert made["range of the number"][1] == "100"  # "all of them go to one shard"
    assert f"Modulo moves {made['hash modulo shards'][-1]} of 100" in text
    assert 17 <= int(made["directory of 64 slices"][-1]) <= 22  # "the fifth that it has to"
    assert 45 <= int(made["64, local"][-2]) <= 55  # "about half of all questions are slow"
    assert made["64, local"][-1] == "100"  # "one dead shard breaks every question"


# Sources and links


@pytest.mark.parametrize("name", MEASURED)
def test_sources_are_cited_and_each_has_a_link_or_says_how_it_was_read(name):
    body, _, sources = text_of(name).partition("\n## Sources")
    listed = re.findall(r"^(\d+)\. (.*)$", sources, re.MULTILINE)

    assert set(re.findall(r"\[(\d+)\]", body)) == {number for number, _ in listed}
    assert [number for number, source in listed if "](http" not in source] == []


@pytest.mark.parametrize("name", [*ALL, "words"])
def test_links_to_other_guides_lead_somewhere(name):
    links = re.findall(r"\]\((\w+)\.md(?:#([\w-]+))?\)", text_of(name))

    assert [other for other, _ in links if not (GUIDES / f"{other}.md").exists()] == []
    assert [
        (other, anchor) for other, anchor in links if anchor and anchor not in anchors_of(other)
    ] == []


@pytest.mark.parametrize("name", ALL)
def test_a_lesson_that_is_named_is_one_of_its_kata(name):
    named = re.findall(r'\[(\w+)\]\(\w+\.md#[\w-]+\) \("([^"]+)"\)', flat(text_of(name)))

    assert named
    assert [(kata, title) for kata, title in named if title not in lessons(kata)] == []


@pytest.mark.parametrize("name", ALL)
def test_a_guide_ends_with_what_an_interviewer_asks(name):
    assert "\n## What an interviewer asks next\n" in text_of(name)


@pytest.mark.parametrize("name", MEASURED)
def test_numbers_are_folded_away_behind_a_prediction(name):
    assert text_of(name).count("*Predict") >= 3
    assert text_of(name).count("<details>") == text_of(name).count("</details>")


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

        assert set(there) == set(PRACTISED[name]), name
        assert set(there) <= set(KATAS), name
        assert PRACTISED[name] or "No kata" in text, name


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
