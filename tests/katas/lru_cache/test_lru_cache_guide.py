"""What guides/lru_cache.md says of its tables, and that its bench still prints their rows."""

import pytest

from tests.prose import numbers, table_rows, text_of


def test_the_lru_guides_sentences_agree_with_its_tables():
    text = " ".join(text_of("lru_cache").split())
    cells = {row[0]: row[1:] for row in table_rows(text_of("lru_cache"))}
    skewed, crawled = float(cells["LRU"][0]), float(cells["LRU"][1])
    at_once = int(cells["not at all"][0].replace(",", ""))

    assert f"hits from {skewed:.0f} to {crawled:.0f}" in text
    assert f"keeps {int(float(cells['random'][2]))} of 100" in text
    assert int(cells["over the last tenth"][0]) <= at_once / 5


def test_the_lru_bench_still_prints_the_guides_rows(monkeypatch):
    pytest.importorskip("cachetools")
    pytest.importorskip("pylru")
    script = numbers("lru_cache")
    for name, small in {"KEYS": 200, "CAPACITY": 20, "ROUNDS": 1}.items():
        monkeypatch.setattr(script, name, small)

    made = table_rows(script.structures()) + table_rows(script.guarantees())
    shown = table_rows(text_of("lru_cache"))

    assert [row[0] for row in made if row[0] not in [cells[0] for cells in shown]] == []
