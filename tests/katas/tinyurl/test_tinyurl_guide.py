"""What the last screen of tinyurl says of other designs is what the guide's script prints."""

from tests.prose import table_rows, text_of


def test_the_last_screens_columns_are_those_of_the_guide():
    source = text_of("tinyurl")
    rows = {row[0]: row[1:3] for row in table_rows(source)}
    world = (ROOT / "katas" / "tinyurl" / "tinyurl_evening_world.py").read_text(encoding="utf-8")
    shown = [re.search(rf'"{name}": dict\(zip\(TITLES, \((.*?)\)', world) for name in COLUMNS]
    columns = [match[1].replace("_", ",").split(", ") for match in shown if match]

    assert len(columns) == len(COLUMNS)
    assert [rows[title] for title in TITLES] == [list(pair) for pair in zip(*columns, strict=True)]
