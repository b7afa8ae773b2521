"""What the last screen of tinyurl says of other designs is what the guide's script prints."""

import ast

from dojo import design

from tests.prose import table_rows, text_of

TITLES = ("told", "opened", "trips to", "links made", "guesses answered", "clicks not")


def test_the_last_screens_columns_are_those_of_the_guide():
    path = design.KATAS / "tinyurl" / "tinyurl_evening_world.py"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    before = next(node for node in tree.body if ast.unparse(node).startswith("BEFORE"))
    tuples = [node for node in ast.walk(before) if isinstance(node, ast.Tuple)]
    shown = zip(*(ast.literal_eval(node) for node in tuples), strict=True)
    rows = [row for row in table_rows(text_of("bad_evening")) if len(row) == 4]

    assert [[f"{number:,}" for number in pair] for pair in shown] == [
        row[1:3] for row in rows if row[0].startswith(TITLES)
    ]
