"""What the rate limiter's guide says in sentences, checked against its tables and its runs."""

import math
import re

from dojo import design

from tests.judge import TESTS, reports_of
from tests.prose import cells, text_of


def words() -> str:
    """Return the guide as one line."""
    return " ".join(text_of("rate_limiter").split())


def test_sentences_agree_with_the_tables():
    text, made = words(), cells("rate_limiter")
    bucket, counter = made["token bucket"], made["sliding counter"]

    assert bucket == [*made["GCRA, the reference"][:4], "2", "2", "2", "1"]  # "decide alike"
    assert f"lets {bucket[1]} through in one minute" in text
    assert f"**Nearly twice the limit in a minute.** {bucket[1]} in 60 s" in text
    assert f"Not in a minute: {bucket[1]} of 6" in text
    assert f'never exceeds the limit." {counter[1]} in 60 s' in text
    assert f"refuses {counter[3].split()[0]} requests of Ben" in text
    assert (
        f"**In an outage n servers let n times as much through**: {made['count alone'][0]}" in text
    )
    told, again = made["waits as it is told"][0], made["tries again every second"][0]
    assert f"{told} requests instead of {again}" in text
    assert "2.00 calls a request" in text
    assert made["one store, asked each time"][0] == "6,000 (2.00)"
    assert "Leases bring that down to 0.07" in text
    assert made["leases of 30"][0] == "6,000 (0.07)"
    assert "With 100 addresses nothing stops her" in text
    assert made["100"][0] == "6,000"


def test_numbers_in_sentences_are_right():
    text = words()

    assert "exact only to a quarter of a millionth of a second" in text
    assert 0.2e-6 < math.ulp(1.7e9) < 0.3e-6
    assert "36 are at work at the end of the fifth minute" in text
    assert 6 + 5 * 6 == 36


def test_the_last_screen_says_what_ten_addresses_get_through():
    lessons = (design.KATAS / "rate_limiter" / "test_rate_limiter.py").read_text(encoding="utf-8")
    got, alone = cells("rate_limiter")["10"][0], cells("rate_limiter")["1"][0]

    assert f"Mallory gets {got} guesses through, not {alone}" in lessons


def test_an_outage_that_flickers_lets_as_many_through_as_the_guide_says():
    wrong = TESTS / "katas" / "rate_limiter" / "wrong" / "forgets_when_the_store_is_back.py"
    right = design.SOLUTIONS / "rate_limiter" / "rate_limiter.py"
    found = []
    for path in (wrong, right):
        (report,) = reports_of(path, lesson="an outage is remembered for as long as it matters")
        steps = [step["line"] for scene in report.scenes for step in scene["steps"]]
        found += re.findall(r"guessed 120 times: (\d+) got through", "\n".join(steps))

    assert f"lets {found[0]} guesses through in 20 s, where {found[1]} are right" in words()
