"""What TinyURL's page is told: lines and whys for whatever was seen, and which answers are lies."""

import itertools
from dataclasses import replace

import pytest

from katas.tinyurl.service import ledger, safe, settings, told
from katas.tinyurl.service.told import CLICKS, END, MAKE, OPEN, Ask

LONGEST_WHY = 140
LONGEST_LINE = 110


def door(to: str, *, ok: bool = True) -> told.Step:
    return {"from": "door", "to": to, "ok": ok}


def asks(what: str, *, ok: bool = True) -> told.Step:
    """Return a step such as "get p1" or "get_copy p1"."""
    call, to = what.split()
    return {"from": "c", "to": to, "copy": call == "get_copy", "call": call, "ok": ok}


C = door("c")
DEAD = door("b", ok=False)
SILENT = asks("get p1", ok=False)
COPY_SILENT = asks("get_copy p1", ok=False)
CASES = {
    "A reader opens x: c had it in memory": (
        Ask(OPEN, "x", 302, [C]),
        "No store was asked. Links are opened far more often than made, so memory saves trips.",
    ),
    "A reader opens x: c needed no trip of its own": (
        Ask(OPEN, "x", 302, [C], is_alone=False),
        "It was in memory, or another reader was just fetching it.",
    ),
    "A reader opens x: b did not answer, c had it in memory": (
        Ask(OPEN, "x", 302, [DEAD, C]),
        "b gave no answer. The door asked another server, and the reader need not notice.",
    ),
    "A reader opens x: c found it at p1": (
        Ask(OPEN, "x", 302, [C, asks("get p1")]),
        "This reader waited for a trip. Kept in memory, its answer spares the next one that.",
    ),
    "A reader opens x: c found it at p2": (
        Ask(OPEN, "x", 302, [C, asks("get p2"), asks("add counts")]),
        "The counts were asked on the way: this reader waited for them, too.",
    ),
    "A reader opens x: p1 did not answer, c found it at p1's copy": (
        Ask(OPEN, "x", 302, [C, SILENT, asks("get_copy p1")]),
        "A copy is late by seconds. Its “yes” is worth more than “later”; its “no” says nothing.",
    ),
    "A reader opens x: p1 did not answer, c opened it all the same": (
        Ask(OPEN, "x", 302, [C, SILENT], is_alone=False),
        "No store answered. It was in memory, or another reader was just fetching it.",
    ),
    "A reader opens x: c sent it to another address": (
        Ask(OPEN, "x", 302, [C], lie=ledger.WRONG),
        "This code was promised to another address.",
    ),
    "A reader opens x: c opened it, though it has ended": (
        Ask(OPEN, "x", 302, [C], lie=ledger.ENDED),
        "Its end was promised. A server's memory has to hear of it, or become too old.",
    ),
    "Mallory opens x: c opened it, though it has ended": (
        Ask(OPEN, "x", 302, [C, asks("get p1")], lie=ledger.ENDED, who="Mallory"),
        "Its end was promised to whoever asked for it.",
    ),
    "A reader opens x: c says that nobody has it, which is not true": (
        Ask(OPEN, "x", 404, [C, asks("get p1")], lie=ledger.UNKNOWN),
        "Its maker was told that the link is there. A reader told “unknown” does not come back.",
    ),
    "A reader opens x: c says that it has ended, which is not true": (
        Ask(OPEN, "x", 410, [C], lie=ledger.EARLY),
        "Nobody has asked for its end, and its time is not over.",
    ),
    "A reader opens x: c asked p1: nobody has it": (
        Ask(OPEN, "x", 404, [C, asks("get p1")]),
        "Only a first place can say that nobody has a code: a copy may just be late.",
    ),
    "A reader opens x: c asked p1's copy: nobody has it": (
        Ask(OPEN, "x", 404, [C, SILENT, asks("get_copy p1")]),
        "Only a copy was heard, and a copy is late: its “no” is no proof.",
    ),
    "A reader opens x: c says without a trip that nobody has it": (
        Ask(OPEN, "x", 404, [C]),
        "No store was heard. “Unknown” may be kept for seconds only: somebody may take the code.",
    ),
    "A reader opens x: c asked p1: it has ended": (
        Ask(OPEN, "x", 410, [C, asks("get p1")]),
        "A link that has ended keeps its code: a poster must never lead to a stranger's page.",
    ),
    "A reader opens x: c says without a trip that it has ended": (
        Ask(OPEN, "x", 410, [C]),
        "A link that has ended keeps its code: a poster must never lead to a stranger's page.",
    ),
    "A reader opens x: c refused it: too many unknown codes from there": (
        Ask(OPEN, "x", 429, [C]),
        "A short code can be found by trying. An address that misses too often has to wait.",
    ),
    "A reader opens x: p1 and p1's copy did not answer c: come later": (
        Ask(OPEN, "x", 503, [C, SILENT, COPY_SILENT]),
        "No answer is not the answer no: “unknown” could be a lie, “later” is true.",
    ),
    "A reader makes x: p1 did not answer c: come later": (
        Ask(MAKE, "x", 503, [C, asks("add p1", ok=False)]),
        "It may have been kept, or not. Sent again with the same key, it can be one link.",
    ),
    "A reader opens x: c says: come later": (
        Ask(OPEN, "x", 503, [C], is_alone=False),
        "“Later” is said when too many trips are under way, or the one that was waited for failed.",
    ),
    "A reader opens x: a and b did not answer, no server answered: come later": (
        Ask(OPEN, "x", 503, [DEAD, door("a", ok=False)]),
        "“Later” is true when no server answers. Any other answer would be a guess.",
    ),
    "A reader opens x: b did not answer, and the door asked no other server": (
        Ask(OPEN, "x", 500, [DEAD]),
        "A dead server says nothing about a link. Another one may live, and can be asked the same.",
    ),
    "A reader opens x: p1 did not answer c, which let an error through": (
        Ask(OPEN, "x", 500, [C, SILENT]),
        "A silent store is no mistake of the reader's. The terminal names the line of the error.",
    ),
    "A reader opens x: c let an error through": (
        Ask(OPEN, "x", 500, [C]),
        "A raw error says nothing about a link. The terminal names the line that it came from.",
    ),
    "A reader makes a link: c refused it": (Ask(MAKE, "", 400, [C]), ""),
    "A reader makes menu: somebody else has this name": (
        Ask(MAKE, "menu", 409, [C, asks("add p1")]),
        "All servers ask the same store for a name, and it keeps the first row that comes.",
    ),
    "A reader makes x: c wrote it at p1 and p2": (
        Ask(MAKE, "x", 201, [C, asks("add p2"), asks("add p1"), asks("tell messages")]),
        "Its maker is told when it is in a store: from then on it outlives every server.",
    ),
    "A reader makes x: b did not answer, c wrote it at p1": (
        Ask(MAKE, "x", 201, [DEAD, C, asks("add p1")]),
        "b may have made it or not. The second try had the same key, so both can be one link.",
    ),
    "A reader makes y: c wrote it at p1": (
        Ask(MAKE, "y", 201, [C, asks("add p1"), asks("tell messages", ok=False)]),
        "A message was lost: a server that did not hear it believes its memory for a while longer.",
    ),
    "A reader makes x: c made it": (Ask(MAKE, "x", 201, [C]), ""),
    "A reader ends x: c wrote its end at p1": (
        Ask(END, "x", 204, [C, asks("get p1"), asks("put p1"), asks("tell messages")]),
        "The other servers may have it in memory: a message tells them of the change.",
    ),
    "A reader ends x: c ended it": (
        Ask(END, "x", 204, [C]),
        "No message was sent: another server that has it in memory cannot know.",
    ),
    "A reader asks for the clicks of x: c asked the counts": (
        Ask(CLICKS, "x", 200, [C, asks("of counts")]),
        "A click that still waits at a server is not in it: they are handed over each second.",
    ),
}


@pytest.mark.parametrize(("line", "ask", "why"), [(k, *v) for k, v in CASES.items()], ids=CASES)
def test_what_was_seen_is_told_in_a_line_and_a_why(line, ask, why):
    assert (told.line_of(ask), told.why_of(ask)) == (line, why)


@pytest.mark.parametrize("rules", [told.OUTCOMES, told.WHYS], ids=["lines", "whys"])
def test_each_rule_has_an_example(rules):
    met = {next(text for fits, text in rules if fits(ask)) for ask, _ in CASES.values()}
    assert {text for _, text in rules} == met


def test_whatever_is_seen_can_be_told():
    """Steps in any order, with any answer: a design may do what no design should."""
    steps = [C, DEAD, SILENT, COPY_SILENT, asks("get p1"), asks("add p20"), asks("tell messages")]
    names = "abcdefghijklmnop"
    statuses = 200, 201, 204, 302, 400, 404, 409, 410, 429, 500, 503
    for count in range(4):
        for some in itertools.combinations(steps, count):
            for verb, status, lie in itertools.product(
                (OPEN, MAKE, END, CLICKS), statuses, ("", ledger.UNKNOWN, ledger.ENDED)
            ):
                ask = Ask(verb, names, status, some, is_alone=count % 2 == 0, lie=lie)
                assert len(told.line_of(ask)) <= LONGEST_LINE + len(names), told.line_of(ask)
                assert len(told.why_of(ask)) <= LONGEST_WHY


NOW = 1_000.0
LINK = ledger.Link("x", "https://a.example/", None, made=500.0, asked=None, ended=None)
WELL = (302, "https://a.example/")
LIES = [
    ("opened", LINK, WELL, ""),
    ("opened at another address", LINK, (302, "https://b.example/"), ledger.WRONG),
    ("unknown", LINK, (404, ""), ledger.UNKNOWN),
    ("nobody can say now", LINK, (503, ""), ""),
    ("refused", LINK, (429, ""), ""),
    ("ended, and nobody has asked for it", LINK, (410, ""), ledger.EARLY),
    ("ended, as somebody has asked", replace(LINK, asked=900.0), (410, ""), ""),
    ("opened, while its end is under way", replace(LINK, asked=900.0), WELL, ""),
    ("opened, and its end was told", replace(LINK, asked=900.0, ended=950.0), WELL, ledger.ENDED),
    ("opened, its end was told meanwhile", replace(LINK, asked=900.0, ended=NOW + 1), WELL, ""),
    ("opened at its last moment", replace(LINK, ends=NOW + 1), WELL, ""),
    ("opened, its time is over", replace(LINK, ends=NOW), WELL, ledger.ENDED),
    ("ended, its time is over", replace(LINK, ends=NOW), (410, ""), ""),
    ("ended while it was asked for", replace(LINK, ends=NOW + 1), (410, ""), ""),
    ("unknown, made meanwhile", replace(LINK, made=NOW + 1), (404, ""), ""),
    ("a code that nobody was told of", None, (404, ""), ""),
]


@pytest.mark.parametrize(("link", "answer", "lie"), [x[1:] for x in LIES], ids=[x[0] for x in LIES])
def test_a_lie_is_what_goes_against_a_promise_that_was_made_before(link, answer, lie):
    status, location = answer
    assert ledger.judge(link, status, location, began=NOW, now=NOW + 2) == lie


def test_promises_outlive_the_door(tmp_path):
    first = ledger.Ledger(tmp_path)
    first.made("x", "https://a.example/", None)
    first.asked_to_end("x")
    first.take_in("p1", "p2")
    second = ledger.Ledger(tmp_path)
    link = second.find("x")
    assert link == second.latest(5)[0]
    assert (link.ended, link.asked is None) == (None, False)
    assert second.partitions() == ["p1", "p2"]


# Settings


def test_all_settings_stand_in_the_table():
    table = [line.split()[0] for line in settings.__doc__.splitlines() if "TINYURL_" in line[:8]]
    known = {f"TINYURL_{name}" for name in settings.NUMBERS}
    places = ["DATA", "FIRST", "STORES", "P1,", "P1_COPY,", "COUNTS", "MESSAGES"]
    assert {*table} == known | {f"TINYURL_{name}" for name in places}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("TINYURL_PORT", "x", "TINYURL_PORT is from 0 to 65535, not 'x'"),
        ("TINYURL_SERVERS", "9", "TINYURL_SERVERS is from 1 to 8, not '9'"),
        ("TINYURL_TRIP", "1", "TINYURL_TRIP is no setting: service/settings.py has a table"),
    ],
)
def test_a_wrong_setting_is_one_line(name, text, says):
    with pytest.raises(settings.SettingError) as found:
        settings.read({name: text})
    assert str(found.value) == says


def test_settings_are_read_by_their_names(tmp_path):
    found = settings.read({"TINYURL_P1": "postgresql://x", "TINYURL_DATA": str(tmp_path)})
    assert (found.place_of("p1"), found.place_of("p2")) == ("postgresql://x", "sqlite")
    assert found.data == tmp_path
    assert settings.read({}) == settings.Settings()


def test_the_hosts_of_this_machine_are_known():
    ours = "localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "127.1", "0", "::1", "0x7f.1"
    others = "a.example", "128.0.0.1", "localhost.example", "1.1", "2001:db8::1"
    assert [host for host in (*ours, *others) if safe.is_this_machine(host)] == [*ours]
