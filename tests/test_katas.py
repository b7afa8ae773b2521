"""What a kata lacks is said in words, with the place for it and the reason (lacks.py)."""

import re

import pytest
from dojo import design
from dojo.order import KATAS

from tests import lacks
from tests.judge import judgings

# Katas that are older than a rule, each with what it has today. These shall only become fewer.
WORLDS: dict[str, int] = {}  # lines
WIDTHS: dict[str, int] = {}  # columns
HEIGHTS = {"url_shortener": 25}  # lines below the title


@pytest.mark.parametrize("part", lacks.PARTS, ids=lambda part: part.__name__)
@pytest.mark.parametrize("name", KATAS)
def test_a_kata_has_all_its_parts(name, part):
    kata = lacks.Kata(design.ROOT, name)

    lacking = list(part(kata))
    if part is lacks.world:
        lacking = list(lacks.world(kata, WORLDS.get(name, lacks.WORLD)))
        if name in WORLDS and not list(lacks.world(kata)):
            lacking = [
                "Its world is small enough by now: take it out of WORLDS in tests/test_katas.py."
            ]

    if words := lacks.explained(f"{name} is not complete yet", lacking, lacks.WHY[part]):
        pytest.fail(words, pytrace=False)


@pytest.mark.parametrize("wrong", judgings("wrong"), ids=str)
def test_a_report_fits_a_small_screen(wrong):
    width, height = WIDTHS.get(wrong.kata, 79), HEIGHTS.get(wrong.kata, 24)
    learners = f"katas/{wrong.kata}/{wrong.kata}.py"
    for report in wrong.answer():
        text = report.longreprtext.replace(design.shown(str(wrong.path)), learners)
        lines = text.splitlines() if report.failed else []
        foot = next((n for n, line in enumerate(lines) if line.startswith("  lesson ")), 0)
        told = lines[: foot + 2]  # and the check; below it are paths and titles, however long
        lacking = [f"Over {width} columns: {line}" for line in told if len(line) > width]
        if len(lines) > height:
            lacking.append(f"{len(lines)} lines, and {height} are allowed below the title.")
        if report.failed and lacking:
            head = f'The report of "{report.title}" is too large when {wrong} is stopped'
            why = "On a laptop, sentence, story and places must be seen at one glance."
            pytest.fail(lacks.explained(head, lacking, why), pytrace=False)


def test_katas_are_listed_in_one_order():
    root = design.ROOT
    listed = {
        "README.md": re.findall(
            r"^\| \[(\w+)\]\(katas/", (root / "README.md").read_text("utf-8"), re.MULTILINE
        ),
        "guides/README.md": re.findall(
            r"^\| \[(\w+)\]\(\.\./katas/",
            (root / "guides" / "README.md").read_text("utf-8"),
            re.MULTILINE,
        ),
    }
    lacking = [
        f"{where} has {', '.join(katas)}; the order is {', '.join(KATAS)}."
        for where, katas in listed.items()
        if katas != list(KATAS)
    ]
    for folder in ("katas", "solutions", "tests/katas"):
        there = {path.name for path in (root / folder).glob("*/") if list(path.glob("**/*.py"))}
        lacking += [
            f"{folder}/{name} is no kata of the order: name it in KATAS."
            for name in sorted(there - {*KATAS, "dojo"})
        ]

    if lacking:
        why = "Each kata builds on those before it, and the map, too, shows them in this order."
        pytest.fail(lacks.explained("Katas are listed otherwise", lacking, why), pytrace=False)


# The checker


@pytest.fixture
def nothing(tmp_path):
    """Return a kata of which there is only the name."""
    return lacks.Kata(tmp_path, "rate_limiter")


@pytest.fixture
def poor(tmp_path):
    """Return a kata that has one lesson, and does its other duties as badly as one can."""
    texts = {
        "katas/rate_limiter/rate_limiter.py": '"""Says.\n' + "much\n" * 11 + '"""\n',
        "katas/rate_limiter/test_rate_limiter.py": "def test_a_burst_is_stopped():\n    pass\n",
        "katas/rate_limiter/rate_limiter_world.py": "pass\n" * 301,
        "README.md": "| [rate_limiter](katas/rate_limiter/rate_limiter.py) | why | 10, 10 | 2 |\n",
        "guides/rate_limiter.md": "### a burst is stopped\n"
        + "<details><summary>A question</summary>\n\nThink.\n\n</details>\n" * 3,
        "tests/katas/rate_limiter/wrong/lets_all_in.py": '"""Stopped by: nobody"""\n',
        "tests/katas/rate_limiter/right/half.py": "def half(",
    }
    for path, text in texts.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return lacks.Kata(tmp_path, "rate_limiter")


@pytest.mark.parametrize(
    ("part", "first"),
    [
        (lacks.files, "There is no katas/rate_limiter/rate_limiter.py. It is the one file to edit"),
        (lacks.lessons, "katas/rate_limiter/test_rate_limiter.py has no lesson: write a function"),
        (lacks.afterwards, "katas/rate_limiter/test_rate_limiter.py has no AFTERWARDS: write"),
        (lacks.rows, 'README.md has no row for it. Below "The katas", at its place'),
        (lacks.guide, "There is no guides/rate_limiter.md. It holds the hints"),
        (lacks.numbers, "There is no guides/numbers/rate_limiter_numbers.py with a docstring."),
        (lacks.right, "tests/katas/rate_limiter/right/ has 0 of 3 designs: write some"),
        (lacks.beginning, "The docstring of katas/rate_limiter/rate_limiter.py has 0 lines."),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_kata_of_which_nothing_is_there_is_told_so(nothing, part, first):
    words = lacks.told(nothing, part)

    assert words.startswith("rate_limiter is not complete yet:\n  - " + first)
    assert words.endswith("\nWhy: " + lacks.WHY[part])


@pytest.mark.parametrize(
    ("part", "lacking"),
    [
        (lacks.lessons, ["has no docstring: write its reason"]),
        (lacks.names, ['has no line "Trouble: ..."', 'has no line "Cure: ..."']),
        (lacks.rows, ["gives it 2 lessons, and", "guides/README.md has no row", "method.md"]),
        (
            lacks.guide,
            ["nothing to try", 'first hint, "Think."', "second", "third", "say the same"],
        ),
        (lacks.wrong, ['names no lesson that there is ("nobody")', "No wrong design is stopped"]),
        (lacks.world, ["has 301 lines, and 300 are allowed"]),
        (lacks.beginning, ["has 12 lines. Write one of 1 to 10", "has 0 comments"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_kata_that_does_its_duties_badly_is_told_each(poor, part, lacking):
    found = list(part(poor))

    assert len(found) == len(lacking)
    assert [what for what, words in zip(lacking, found, strict=True) if what not in words] == []
