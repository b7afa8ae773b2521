"""What guides/url_shortener.md says of numbers, and that its codes are those of other libraries."""

from random import Random

import pytest

from solutions.url_shortener.url_shortener import LARGEST, decode, encode
from tests.prose import numbers, table_rows, text_of


def sample(size: int) -> list[int]:
    """Return numbers of every length of code, and those at the edges."""
    dice = Random(42)
    edges = [62**n + off for n in range(11) for off in (-1, 0, 1)] + [LARGEST - 1, LARGEST]
    return edges + [int(2 ** (63 * dice.random())) for _ in range(size)]


@pytest.mark.parametrize("library", ["base62", "gmpy2"])
def test_codes_are_those_of_other_libraries(library):
    other = pytest.importorskip(library)
    write = other.encode if library == "base62" else lambda number: other.digits(number, 62)
    read = other.decode if library == "base62" else lambda text: int(other.mpz(text, 62))

    for number in sample(20_000):
        theirs = write(number)  # capitals before small letters
        assert encode(number) == theirs.swapcase()
        assert decode(theirs.swapcase()) == read(theirs) == number


def test_the_url_shortener_guides_sentences_agree_with_its_tables():
    text = " ".join(text_of("url_shortener").split())
    cells = {row[0]: row[1:] for row in table_rows(text_of("url_shortener"))}

    assert 2_200_000 < int(cells["7"][3].replace(",", "")) < 2_250_000
    assert float(cells["Snowflake"][4]) == pytest.approx(1_000 / 6, rel=0.1)
    assert cells["random draws (the reference)"][1:3] == ["0", "0"]
    assert "finds a link in every sixth guess" in text


def test_the_url_shortener_bench_still_prints_the_guides_rows(monkeypatch):
    pytest.importorskip("base62")
    pytest.importorskip("gmpy2")
    script = numbers("url_shortener")
    for name, small in {"NUMBERS": 20, "ROUNDS": 1}.items():
        monkeypatch.setattr(script, name, small)

    made = table_rows(script.coders())
    shown = table_rows(text_of("url_shortener"))

    assert [row[0] for row in made if row[0] not in [cells[0] for cells in shown]] == []
