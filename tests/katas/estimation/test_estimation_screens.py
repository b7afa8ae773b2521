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
        "    given  per_month 500,000,000\n"
        "                            10     100    1k     10k\n"
        "    new links a second      |------|[ ]---|------|\n"
        "    yours 5,787                                ^ x 30\n"
        "    it buys databases of 1,000 writes a second: 6\n"
        "\n"
        "5,787 new links a second is 30 times what it comes to, and a day taken for a\n"
        "month would give just that. It buys databases of 1,000 writes a second: 6\n"
        "instead of 1. Between a plan's month and a machine's second lie 30 days of\n"
        "86,400 seconds: a number says nothing until its unit has been said aloud.\n"
        "\n"
        f"{places(seen.text, 'lesson')}\n"
        "  check        assert 'x 30' == 'right'"
    )


def places(text: str, label: str) -> str:
    """Return the line of a report that names a place."""
    return next(line for line in text.splitlines() if line.startswith(f"  {label} "))


@pytest.mark.parametrize("seen", [SOLVED], indirect=True, ids=str)
def test_the_last_screen_is_the_bill(seen):
    assert seen.code == 0
    assert seen.part("It holds", "say it aloud") == (
        "It holds: 12 of 12.\n"
        "\n"
        "    TinyURL, to be read aloud (yours):\n"
        "\n"
        "    traffic  193 new links a second, 19,290 redirects\n"
        "    peak     57,870 redirects in the busiest second, 289 of them at a time\n"
        "    servers  11: one may die, and the others still hold the peak\n"
        "    disks    33 of 2 TB: 15 TB, in three copies, 70 % full at most\n"
        "    network  3 lines of 100 Mbit/s, for 231 Mbit/s at the peak\n"
        "    cache    3 machines of 64 GB, for 167 GB at most\n"
        "    codes    7 characters: of 100 blind guesses 0.9 hit\n"
        "    dark     63 seconds a year, with servers and databases in pairs\n"
        "\n"
        "On the way it met a lost month, a byte for a bit, a full disk and a server that died.\n"
        "Which of these numbers would you measure first?\n"
        "\n"
        '  say it aloud   the eight lines, in two minutes, each with its "because"'
    )


ODD = {
    "None": "The answer was None, which is no number.",
    "'7'": "The answer was '7', which is no number.",
    "float('nan')": "The answer was nan, which is no number.",
    "0": "0 new links a second is 0.00 of what it comes to.",
    "-5": "-5 new links a second is -0.03 of what it comes to.",
    "10**30": "1e+30 new links a second is 5.2e+27 times what it comes to.",
}


@pytest.mark.parametrize("answer", ODD)
def test_whatever_is_answered_the_report_says_what_it_is(tmp_path, answer):
    theirs = tmp_path / "estimation" / "estimation.py"
    theirs.parent.mkdir()
    theirs.write_text(re.sub(r"return per_month .*", f"return {answer}", REFERENCE), "utf-8")

    (stopped,) = [report for report in reports_of(theirs) if report.failed]

    assert stopped.is_verdict
    assert ODD[answer] in " ".join(stopped.longreprtext.split())
