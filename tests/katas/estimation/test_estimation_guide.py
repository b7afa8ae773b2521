"""What guides/estimation.md says of its sums and tables."""

import math

from tests.prose import amount, cells, text_of


def test_the_estimation_guides_sums_are_right():
    text = " ".join(text_of("estimation").split())

    assert f"comes out {100 * (1 - 86_400 / 100_000):.0f} % low" in text
    assert f"differ by {100 * (1_024 / 1_000 - 1):.1f} % at a kilobyte" in text
    assert f"by {100 * (1_024**4 / 1_000**4 - 1):.0f} % at a terabyte" in text
    assert f"full well before {100 / 8:.1f} MB/s" in text
    assert (
        f"a queue of 1,000 that drains at 50 a second is a wait of {1_000 / 50:.0f} seconds" in text
    )
    assert f"inflates storage by {100 * (100_000 / 86_400 - 1):.0f} %" in text
    assert (
        f"the {15 * 3} TB of three copies become {45 * 1.3:.1f}, where {45 / 0.7:.1f} are" in text
    )
    assert f"`math.log(64**7, 64)` is {math.log(64**7, 64)}, so rounding up gives 8" in text
    assert f"The sum says {289.35 / 32:.2f} servers. Where do the requests of the 0.04 go" in text
    assert f"1.08 four times over is {1.08**4:.2f}." in text
    assert f"120 random bits or more [4], which are {math.ceil(120 / math.log2(62))} char" in text


def test_the_estimation_guides_sentences_agree_with_its_tables():
    made = cells("estimation")
    exact, rough = made["nothing"], made["100,000 s a day, one digit"]

    assert 1.3 < amount(rough[2]) / amount(exact[2]) < 1.4  # "a third more disks"
    assert 0.3 < amount(made["0.2 %"][-1]) / amount(made["20 %"][-1]) < 0.36  # "of the hits"
