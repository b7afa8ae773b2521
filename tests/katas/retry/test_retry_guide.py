"""What the retry guide and the last screen say agrees with what the numbers' script prints."""

import ast

from dojo import design

from tests.prose import cells, text_of

LESSONS = design.KATAS / "retry" / "test_retry.py"


def rows() -> dict[str, list[str]]:
    """Return the numbers in the rows of the last screen that do not come from a learner's run."""
    values = [
        node.value.value
        for node in ast.parse(LESSONS.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and node.value.value.startswith("    ")
    ]
    return {value[:30].strip(): value[30:].split() for value in values}


def test_the_last_screen_says_what_is_measured():
    made = cells("retry")

    assert rows() == {
        "one try of 2 s": made["one try of 2 s"][:5],
        "four, backoff and jitter": made["four, backoff and jitter"][:5],
        "a crystal ball": [made["the reference"][0], "0", "240", "0", "-"],
    }


def test_the_retry_guides_sentences_agree_with_its_tables():
    text, made = " ".join(text_of("retry").split()), cells("retry")
    one, four, yours = (
        made[row] for row in ("one try of 2 s", "four, backoff and jitter", "the reference")
    )

    assert f"{one[1]} of 240 customers go unserved with one try" in text
    assert f"for {int(yours[0]) - int(one[0])} tries more" in text
    assert f"lose {four[3]} of 240 customers" in text
    assert f"The last of them came at {four[4]} s" in text
    assert made["four, no pause"][3] == made["four, backoff"][3] == four[3]
    assert f"then {made['four, no pause'][5]} go unserved" in text
    assert f"With such a server pauses even harm ({four[5]})" in text
    assert f"The reference loses {yours[3]}, one try loses {one[3]}" in text
    assert made["the same, a try of 4 s"][3] == made["one try of 10 s"][3] == "0"
    answers, calls = made["each answer earns a tenth"], cells_of_budget("each call earns a tenth")
    assert f"{answers[3]} of 400 go unserved" in text
    assert made["none"]  # also the name of a row of other tables
    assert f"At a dead bank calls earn {int(calls[4]) - int(answers[4])} tries more" in text
    assert f"they serve {int(answers[3]) - int(calls[3])} customers more" in text
    assert f"at {made['each call earns a tenth'][4]} s and not at {yours[4]}" in text


def cells_of_budget(name: str) -> list[str]:
    """Return the first row of this name in the guide, which is the one of the budgets."""
    line = next(
        line
        for line in text_of("retry").partition("### Budgets")[2].splitlines()
        if line.startswith(f"| {name} |")
    )
    return [cell.strip() for cell in line.strip("| ").split(" | ")][1:]
