"""What guides/tinyurl_service.md says of the service's costs is what its bench still prints."""

from tests.engines import needed
from tests.prose import numbers, table_rows, text_of

FIRST = "as it begins", "the reference"


@needed
def test_the_services_bench_still_prints_the_guides_rows(monkeypatch):
    script = numbers("tinyurl_service")
    monkeypatch.setattr(script, "SECONDS", 0.3)

    with script.lanes() as lanes:
        for lane in lanes:
            lane.runs.append(script.measure(lane))
        made = [row for row in table_rows(script.show(lanes)) if row[0] in FIRST]
    rows = table_rows(text_of("tinyurl_service"))
    shown = [row for row in rows if row[0] in FIRST and len(row) == 7]

    assert [row[:3] for row in made] == [row[:3] for row in shown]
    for mine, guide in zip(made, shown, strict=True):  # CPU: what neighbours disturb least
        assert float(guide[5]) / 4 < float(mine[5]) < float(guide[5]) * 4
