"""What stands on the screen of a learner of estimation: at first, half way, and at the end."""

import re

import pytest
from dojo import design

from tests.judge import TESTS, reports_of
from tests.screens import Showing

KATA = "katas/estimation"
REFERENCE = (design.SOLUTIONS / "estimation" / "estimation.py").read_text(encoding="utf-8")


def wrong(name: str) -> str:
    """Return the text of a wrong design."""
    return (TESTS / "katas" / "estimation" / "wrong" / f"{name}.py").read_text(encoding="utf-8")


SLIP = Showing("estimation's first slip", "estimation", wrong("a_day_for_a_month"), (KATA,))
SOLVED = Showing("estimation solved", "estimation", REFERENCE, (KATA,))


@pytest.mark.parametrize("seen", [SLIP], indirect=True, ids=str)
def test_the_first_slip_is_told_with_its_factor_its_name_and_its_bill(seen):
    assert seen.code == 1
    assert seen.part("Plans are made", "check") == (
        "Plans are made by the month, machines are bought by the second.\n"
        "\n"
        "    TinyURL: 500 million links a month\n"
        "    given  per_month 500,000,000\n"
        "                            10     100    1k     10k\n"
        "    new links a second      |------|[ ]---|------|\n"
        "    yours 5,787                                ^ 30 times\n"
        "\n"
        "5,787 new links a second is 30 times the right answer. The same number comes\n"
        "from a day taken for a month. It buys 6 databases of 1,000 writes a second\n"
        "where 1 would do. Between a plan's month and a machine's second lie 30 days of\n"
        "86,400 seconds. Say the unit of each number aloud: a number without its unit\n"
        "says nothing.\n"
        "\n"
        f"{places(seen.text, 'lesson')}\n"
        "  check        assert '5,787, not 160 to 212' == 'right'"
    )


def places(text: str, label: str) -> str:
    """Return the line of a report that names a place."""
    return next(line for line in text.splitlines() if line.startswith(f"  {label} "))


@pytest.mark.parametrize("seen", [SOLVED], indirect=True, ids=str)
def test_the_last_screen_is_the_bill(seen):
    assert seen.code == 0
    assert seen.part("It holds", "say it aloud") == (
        "It holds: 15 of 15.\n"
        "\n"
        "    traffic  193 new links a second, 19,290 redirects\n"
        "    peak     57,870 redirects in the busiest second, 289 of them at a time\n"
        "    servers  11: one may die, and the others still hold the peak\n"
        "    disks    33 of 2 TB: 15 TB, in three copies, 70 % full at most\n"
        "    network  3 lines of 100 Mbit/s, for 231 Mbit/s at the peak\n"
        "    cache    3 machines of 64 GB, for 167 GB at most\n"
        "    codes    7 characters: of 100 blind guesses 0.9 hit\n"
        "    down     63 seconds a year, with servers and databases in pairs\n"
        "\n"
        "On the way it met a lost month, a byte for a bit, a full disk and a server that died.\n"
        "Which of these numbers would you measure first?\n"
        "\n"
        '  say it aloud   the eight lines, in two minutes, each with its "because"'
    )


ODD = {
    "None": "per_second returned None; a number was expected.",
    "'7'": "per_second returned '7'; a number was expected.",
    "True": "per_second returned True; a number was expected.",
    "float('nan')": "per_second returned nan; a number was expected.",
    "0": "0 new links a second is too little.",
    "-5": "-5 new links a second is too little.",
    "10**30": "1e+30 new links a second is 5.2e+27 times the right answer.",
}


@pytest.mark.parametrize("answer", ODD)
def test_whatever_is_answered_the_report_says_what_it_is(tmp_path, answer):
    theirs = tmp_path / "estimation" / "estimation.py"
    theirs.parent.mkdir()
    theirs.write_text(re.sub(r"return per_month .*", f"return {answer}", REFERENCE), "utf-8")

    (stopped,) = [report for report in reports_of(theirs) if report.failed]

    assert stopped.is_verdict
    assert ODD[answer] in " ".join(stopped.longreprtext.split())
