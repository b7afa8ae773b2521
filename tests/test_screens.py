"""What stands on a learner's screen: for a beginner, half way, at the end, and after accidents."""

import re

import pytest
from dojo import design

from tests.judge import TESTS, reports_of
from tests.screens import Showing

REFERENCE = (design.SOLUTIONS / "lru_cache" / "lru_cache.py").read_text(encoding="utf-8")
KATA = "katas/lru_cache"
FOREIGN = re.compile(r"INTERNALERROR|site-packages|_pytest|pluggy|katas/dojo|\x1b")


def wrong(name: str) -> str:
    """Return the text of a wrong design."""
    return (TESTS / "katas" / "lru_cache" / "wrong" / f"{name}.py").read_text(encoding="utf-8")


def with_get_doing(*lines: str) -> str:
    """Return the reference with these lines before the first of `get`'s own."""
    first = "        with self._lock:\n            kept"
    return REFERENCE.replace(first, "\n".join("        " + line for line in lines) + "\n" + first)


# One entry a screen: the learner's file and what is typed after pytest
RUNS: dict[str, tuple[str | bytes, list[str]]] = {
    "untouched": (wrong("keeps_nothing") + "# TODO\n", [KATA]),
    "first in, first out": (wrong("first_in_first_out"), [KATA]),
    "half done": (wrong("one_lock_around_everything"), [KATA]),
    "at the turn": (wrong("everyone_goes"), [KATA]),
    "solved": (REFERENCE, [KATA]),
    "map": (wrong("first_in_first_out"), []),
    "map with a broken kata": ("def get(self, key)\n", []),
    "pace": (wrong("first_in_first_out"), [KATA, "--pace"]),
    "pace before the path": (REFERENCE, ["--pace", KATA]),
    "solution": (wrong("keeps_nothing"), [KATA, "--solution"]),
    "verbose": (wrong("first_in_first_out"), [KATA, "-v"]),
    "long": (wrong("first_in_first_out"), [KATA, "--tb=long"]),
    "junit": (wrong("first_in_first_out"), [KATA, "--junitxml=junit.xml", "--color=yes"]),
    "syntax error": (REFERENCE.replace("with self._lock:", "with self._lock", 1), [KATA]),
    "not UTF-8": (REFERENCE.replace("slow", "sl\xf6w").encode("latin-1"), [KATA]),
    "no class": (REFERENCE.replace("class LRUCache", "class Cache"), [KATA]),
    "endless": (with_get_doing("while True: pass"), [KATA, "--timeout=0.3"]),
    "a lock taken twice": (with_get_doing("self._lock.acquire()"), [KATA, "--timeout=0.3"]),
    "endless and deaf": (
        with_get_doing(
            "while True:",
            "    try: self.clock()",
            "    except: pass",
        ),
        [KATA, "--timeout=0.3"],
    ),
    "endless in C": (
        with_get_doing("import itertools", "max(itertools.repeat(1))"),
        [KATA, "--timeout=0.3"],
    ),
    "a thread that stays": (
        wrong("grows_for_ever") + "import threading\n"
        "threading.Thread(target=threading.Event().wait).start()\n",
        [KATA],
    ),
}


def shows(*names: str) -> pytest.MarkDecorator:
    """Parametrize a test with these screens."""
    runs = [Showing(name, "lru_cache", RUNS[name][0], tuple(RUNS[name][1])) for name in names]
    return pytest.mark.parametrize("seen", runs, indirect=True, ids=str)


@shows("untouched")
def test_a_first_run_says_that_all_is_well_and_where_to_write(seen):
    assert seen.code == 1
    assert seen.part("katas/lru_cache/test_", "ahead") == (
        "katas/lru_cache/test_lru_cache.py\n"
        "  The set-up works. Lesson 1 is red until you change\n"
        "  katas/lru_cache/lru_cache.py:15   get\n"
        "  ✗ asking again costs no trip\n"
        "  · 15 ahead"
    )


@shows("first in, first out")
def test_a_failed_lesson_is_told_as_the_readme_shows(seen):
    readme = (design.ROOT / "README.md").read_text(encoding="utf-8")
    shown = [line[4:] for line in readme.splitlines() if line.startswith("    ")]
    ladder = seen.part("test_lru_cache.py", "ahead").splitlines()
    told = seen.part("The future is unknown", "have made room").splitlines()
    seen_lines = [*ladder, *(line for line in told if line)]

    assert shown[: len(seen_lines)] == seen_lines
    assert seen.code == 1


@shows("first in, first out")
def test_a_report_ends_with_the_places_to_look_at(seen):
    places = seen.part("  lesson ", "  hints ")

    assert re.sub(r":\d+", ":1", places) == (
        "  lesson       katas/lru_cache/test_lru_cache.py:1\n"
        "  check        assert ['home', 'cart'] == ['cart']\n"
        "  called last  katas/lru_cache/lru_cache.py:1   get\n"
        "  known as     a popular page is evicted, low hit rate\n"
        '  hints        guides/lru_cache.md, "the page idle longest is forgotten first"'
    )


@shows("untouched", "first in, first out", "half done")
def test_a_report_fits_a_small_screen(seen):
    report = seen.part("= FAILURES =", "  hints ").splitlines()[2:]

    assert len(report) <= 25
    assert max(map(len, report)) <= 80


@pytest.mark.parametrize(
    "seen",
    [
        Showing(
            f"{held} held before",
            "lru_cache",
            wrong("a_change_keeps_the_old_deadline"),
            (KATA,),
            files=((".pytest_cache/v/dojo/held", f'{{"lru_cache": {held}}}'),),
        )
        for held in (5, 6)
    ],
    indirect=True,
    ids=str,
)
def test_it_is_said_once_that_the_core_holds(seen, request):
    is_new = request.node.callspec.id.startswith("5")

    assert "✓ a bigger cache is not a slower one" in seen.text
    assert ("The core holds: 6 lessons." in seen.text) is is_new


@shows("half done")
def test_lessons_that_hold_are_folded_when_they_are_many(seen):
    assert seen.part("test_lru_cache.py", "ahead") == (
        "katas/lru_cache/test_lru_cache.py\n"
        "  ✓ 4 lessons\n"
        "  ✓ that a page does not exist is worth remembering\n"
        "  ✓ a bigger cache is not a slower one\n"
        "  ✓ no answer is given after its time\n"
        "  ✓ what was stored together does not expire together\n"
        "  ✓ a crowd at one page makes one trip\n"
        "      The moment a popular page is missing is the moment everybody asks for it.\n"
        "      known as single flight, request coalescing, lease\n"
        "  ✗ waiting for one page delays no other\n"
        "  · 6 ahead"
    )


@shows("at the turn", "half done", "first in, first out")
def test_a_rest_is_announced_where_the_road_turns(seen):
    at_the_turn = "✗ a crowd at one page makes one trip" in seen.text

    assert ("From here on" in seen.text) == at_the_turn


@shows("solved")
def test_the_last_screen_measures_the_learners_own_design(seen):
    assert seen.code == 0
    assert seen.part("It holds", "say it aloud").splitlines() == [
        "It holds: 16 of 16.",
        "",
        "    A day of 1,500 shoppers, room for 100 of 1,000 pages:",
        "",
        "    no cache              1,500 trips",
        "    first in, first out     749",
        "    yours                   669",
        "    a crystal ball          468   it knows the future",
        "",
        "    55 shoppers in 100 are served from memory, and 46 while a crawler",
        "    reads every page. Is that a fault, or a price?",
        "",
        "On the way it met a leak, a stale price, a stampede, a failed database and a lost update.",
        "",
        "  say it aloud   two minutes: why an order, a way to find things, and a list of trips?",
    ]
    assert (
        "  compare        git diff --no-index katas/lru_cache/lru_cache.py solutions/" in seen.text
    )


@shows("solution")
def test_the_reference_is_called_the_reference(seen):
    assert seen.code == 0
    assert "    the reference           669\n" in seen.text


@shows("map")
def test_the_map_shows_every_kata_and_no_failure_in_full(seen):
    assert seen.code == 1
    assert "  lru_cache       ✓✓✗···|··········   3 of 16\n" in seen.text
    assert "FAILURES" not in seen.text


@shows("map with a broken kata")
def test_the_map_shows_a_kata_that_cannot_be_loaded(seen):
    assert seen.code == 1
    assert "  lru_cache       cannot be loaded\n" in seen.text
    assert "katas/lru_cache/lru_cache.py:1\n" in seen.text


@shows("pace")
def test_pace_tells_what_happened_and_waits_only_on_a_terminal(seen):
    told = seen.part("✓ asking again", "known as").splitlines()

    assert told[:8] == [
        "✓ asking again costs no trip",
        "✓ memory is a budget",
        "",
        "the page idle longest is forgotten first",
        "The future is unknown, so bet that it will resemble the recent past.",
        "",
        "    room for 3                  out | in memory, idle longest first",
        "    ask home      database          | home",
    ]
    assert told[8].startswith("        Home came from database")  # and why it matters
    assert told.count("✗ the page idle longest is forgotten first") == 1


@shows("pace before the path")
def test_pace_before_the_path_says_what_to_write(seen):
    assert seen.code == 4
    assert "write --pace=4, or put --pace last" in seen.text


@shows("verbose")
def test_verbose_names_every_lesson_and_tells_the_failure_as_ever(seen):
    assert seen.code == 1
    assert "::test_memory_is_a_budget PASSED" in seen.text
    assert "When news came, cart was the page that nobody had asked for longest" in seen.text


@shows("long")
def test_a_long_traceback_is_there_for_whoever_asks(seen):
    assert "def test_the_page_idle_longest_is_forgotten_first" in seen.text


@shows("junit")
def test_colours_reach_a_terminal_and_nothing_else(seen):
    assert "\x1b" in seen.text
    assert "\x1b" not in seen.junit
    assert "When news came" in seen.junit


ACCIDENTS = {
    "syntax error": ["katas/lru_cache/lru_cache.py:", "SyntaxError: expected ':'"],
    "not UTF-8": ["katas/lru_cache/lru_cache.py:", "SyntaxError: (unicode error)"],
    "no class": ["cannot import name 'LRUCache'", "first lesson: katas/lru_cache/lru_cache.py\n"],
    "endless": ["not ended after 0.3 s", "code while True: pass", "lru_cache.py:", " get"],
    "a lock taken twice": ["not ended after 0.3 s", "code with self._lock:", " get"],
    "endless and deaf": ["not ended after 0.3 s", "asking again costs no trip", " get"],
    "endless in C": ["lru_cache.py", "in test_asking_again_costs_no_trip"],
    "a thread that stays": ["memory is a budget", "1 failed, 1 passed"],
}


@shows(*ACCIDENTS)
def test_an_accident_is_told_briefly_with_the_learners_own_line(seen, request):
    name = request.node.callspec.id

    assert seen.code == 1
    assert [part for part in ACCIDENTS[name] if part not in re.sub(r" {2,}", " ", seen.text)] == []
    if name != "endless in C":  # there faulthandler has the last word
        assert FOREIGN.search(seen.text) is None
        assert len(seen.text.splitlines()) <= 30


IN_GET = {
    "raise SystemExit(0)": [
        "The code stopped with SystemExit: 0",
        "code raise SystemExit(0)",
    ],
    "import pytest; pytest.skip()": ["The code stopped with RuntimeError: Skipped"],
    "raise ValueError(key)": [
        "stopped with ValueError: home",
        "code raise ValueError(key)",
    ],
    "raise type('Odd', (Exception,), {'__str__': lambda _: 1 / 0})": ["(its text raised ZeroDiv"],
    "return type('Odd', (), {'__eq__': 1, '__repr__': 1})()": ["read something of type Odd"],
    "return": ["A shopper asked for home and read nothing."],
    "return self.get(key)": [
        "RecursionError: maximum recursion",
        "code return self.get(key)",
    ],
}


@pytest.mark.parametrize("line", IN_GET)
def test_whatever_get_does_the_report_names_it(tmp_path, line):
    design_of_theirs = tmp_path / "lru_cache" / "lru_cache.py"
    design_of_theirs.parent.mkdir()
    design_of_theirs.write_text(with_get_doing(line), encoding="utf-8")

    (report,) = reports_of(design_of_theirs, lesson="asking again costs no trip")

    assert report.failed
    told = re.sub(r" {2,}", " ", report.longreprtext)
    assert [part for part in IN_GET[line] if part not in told] == []
    assert "   get\n" in report.longreprtext
    assert FOREIGN.search(report.longreprtext) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("def get(", "def fetch(", "no attribute 'get'"),
        ("        capacity: int,\n", "", "argument 'clock'"),
    ],
)
def test_a_method_that_is_gone_or_changed_is_named(tmp_path, old, new, told):
    design_of_theirs = tmp_path / "lru_cache" / "lru_cache.py"
    design_of_theirs.parent.mkdir()
    design_of_theirs.write_text(REFERENCE.replace(old, new), encoding="utf-8")

    (report,) = reports_of(design_of_theirs, lesson="asking again costs no trip")

    assert told in " ".join(report.longreprtext.split())
    assert "lru_cache/lru_cache.py\n" in report.longreprtext
    assert FOREIGN.search(report.longreprtext) is None


ELSEWHERE = Showing(
    "within the kata, and no tick can be printed",
    "lru_cache",
    wrong("first_in_first_out"),
    within=KATA,
    environment={"PYTHONIOENCODING": "ascii", "NO_COLOR": "1"},
)


@pytest.mark.parametrize("seen", [ELSEWHERE], indirect=True, ids=str)
def test_it_works_from_within_the_kata_and_where_no_tick_can_be_printed(seen):
    assert seen.code == 1
    assert "+" in seen.text
    assert FOREIGN.search(seen.text) is None


POOR = {  # what a copy without the references is told
    "a copy solved": ([KATA], ["It holds: 16 of 16.", "(this copy has no solutions/)"]),
    "a copy asked for the reference": (
        [KATA, "--solution"],
        ["There is no solutions/lru_cache/lru_cache.py here: this copy has no references."],
    ),
}


@pytest.mark.parametrize(
    "seen",
    [
        Showing(name, "lru_cache", REFERENCE, tuple(arguments), without=("solutions",))
        for name, (arguments, _) in POOR.items()
    ],
    indirect=True,
    ids=str,
)
def test_a_copy_without_references_says_so_instead_of_pointing_there(seen, request):
    _, told = POOR[request.node.callspec.id]

    assert [part for part in told if part not in seen.text] == []
