"""What guides/tinyurl_service.md says of the service's costs is what its bench still prints."""

from tests.engines import needed
from tests.prose import numbers, table_rows, text_of
from tests.running import ROOT

FIRST = "as it begins", "the reference"
AS_BEGUN = ROOT / "tests/katas/tinyurl/wrong/counted_in_the_path.py"  # and no learner's file


def rows_of(text: str) -> list[list[str]]:
    return [row for row in table_rows(text) if row[0] in FIRST and len(row) == 7]


@needed
def test_the_services_bench_still_prints_the_guides_rows(monkeypatch):
    script = numbers("tinyurl_service")
    monkeypatch.setattr(script, "SECONDS", 0.2)
    monkeypatch.setattr(script, "LINKS", 10)
    monkeypatch.setitem(script.DESIGNS, "as it begins", ["--design", str(AS_BEGUN)])

    with script.lanes() as lanes:
        for lane in lanes:
            lane.runs.append(script.measure(lane))
        made = rows_of(script.show(lanes))

    assert [row[:3] for row in made] == [row[:3] for row in rows_of(text_of("tinyurl_service"))]


def test_the_services_sentences_agree_with_its_table():
    rows = rows_of(text_of("tinyurl_service"))
    cpu = {(file, by, on[:6]): float(cells[2]) for file, by, on, *cells in rows}
    reference = cpu["the reference", "the door", "SQLite"]

    assert reference == 1, "The numbers are ratios to the second row."
    assert 0.7 < cpu["the reference", "the door", "Postgr"] < 1.4, "It does not matter which store."
    assert cpu["the reference", "nginx", "Postgr"] < 0.5, "A reader costs less than half."
    assert cpu["as it begins", "the door", "Postgr"] > cpu["as it begins", "the door", "SQLite"] > 1
