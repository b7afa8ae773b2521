"""The tables of guides/url_shortener.md, as Markdown.

    python guides/numbers/url_shortener_numbers.py            what is counted
    python guides/numbers/url_shortener_numbers.py --bench    what is measured, beside others

A count is the same on every machine; what is measured is a ratio of times in one process.
"""

import platform
import sqlite3
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from hashlib import md5
from importlib import import_module
from itertools import count
from math import exp, log, log2, sqrt
from pathlib import Path
from random import Random
from timeit import Timer
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from guides.numbers.tables import table
from solutions.url_shortener import (
    leased_ranges,
    pairs_of_digits,
    scattered_counter,
    snowflake,
    truncated_hash,
    url_shortener,
)
from solutions.url_shortener.url_shortener import ALPHABET, decode, encode

SEED = 42
LINKS = 30_000_000_000  # five years of 500 million a month


# How long a code should be


def many(number: float) -> str:
    """Return a number as one reads it: a very large one in powers of ten."""
    return f"{number:,.0f}" if number < 10**15 else f"{number:.1e}"


def lengths() -> str:
    """Say what codes of so many characters are good for."""
    rows = []
    for length in (5, 6, 7, 8, 11, 21):
        codes = len(ALPHABET) ** length
        has_room = codes >= LINKS
        rows.append(
            [
                f"{length}",
                many(codes),
                f"{100 * LINKS / codes:,.2f} %" if has_room else "no room",
                f"{1_000 * LINKS / codes:,.1f}" if has_room else "all",
                many(sqrt(2 * codes * log(2))),
                many(codes / LINKS) if has_room else "1",
                f"{length * log2(len(ALPHABET)):.1f}",
            ]
        )
    heads = ["characters", "codes", "full", "of 1,000 blind guesses hit", "even odds"]
    return (
        f"{LINKS:,} links live. Even odds: after so many draws two are the same as likely as"
        " not.\n\n"
        + table([*heads, "guesses for one hit", "bits"], rows)
        + "\n\nWhere capitals do not count, 36^7 ="
        f" {36**7:,} codes are left of these: {62**7 / 36**7:.0f} times fewer."
    )


# Where codes come from


class Counting(leased_ranges.Shortener):
    """A plain counter in the store."""

    lease = 1


class Multiplied(Counting):
    """A counter times a large prime."""

    def draw(self) -> str:
        """Return the next number's code, at a constant step from the one before."""
        return encode(self._next_number() * 1_580_030_173 % 62**7).rjust(7, "0")


class Ticking(snowflake.Shortener):
    """Snowflake, at ten links a millisecond on a day in 2026."""

    _ticks = count()

    def _now(self) -> int:
        return 1_780_000_000_000 - snowflake.EPOCH + next(self._ticks) // 10


@contextmanager
def shortener(
    kind: type[url_shortener.Shortener],
) -> Iterator[tuple[url_shortener.Shortener, list[str]]]:
    """Yield a shortener with a store in memory, and the list of statements that reach it."""
    store = sqlite3.connect(":memory:", isolation_level=None)
    statements: list[str] = []
    made = kind(lambda: store, "sho.rt", LINKS)
    store.set_trace_callback(statements.append)
    yield made, statements
    store.close()


def value(code: str) -> int:
    """Return the number that a code makes, leading zeros or not."""
    number = 0
    for character in code:
        number = 62 * number + ALPHABET.index(character)
    return number


def opened(codes: list[str], *, by_step: bool) -> int:
    """Return how many of 60 tries open a link, from two codes in the middle of all these."""
    live, middle = set(codes), len(codes) // 2
    first, second = value(codes[middle]), value(codes[middle + 1])
    low, high = sorted((first, second))
    step = second - first if by_step else 1
    start = (first, second) if by_step else (low, high)
    tries = [start[0] - step * n for n in range(1, 31)] + [
        start[1] + step * n for n in range(1, 31)
    ]
    length = len(codes[middle])
    return sum(encode(n % 62**length).rjust(length, "0") in live for n in tries)


def first_digits(bits: int = 128, length: int = 7) -> list[tuple[int, Fraction]]:
    """Return how likely codes are that are the first digits of a number of so many bits.

    As pairs: so many codes, each of this likelihood; the likeliest first.
    """
    numbers, digits = 1 << bits, next(n for n in count(1) if 62**n >= 1 << bits)
    # A code begins 62**rest of the numbers that are `rest` digits longer. The longest numbers are
    # cut off where the bits end.
    always = sum(62**rest for rest in range(digits - length))
    longest = 62 ** (digits - length)
    whole, rest = divmod(numbers, longest)
    whole -= 62 ** (length - 1)
    codes = 62**length - 62 ** (length - 1)
    weights = [(whole, always + longest), (1, always + rest), (codes - whole - 1, always)]
    return [(many, Fraction(weight, numbers)) for many, weight in weights]


def even_codes() -> float:
    """Return as how many even codes the first digits of an MD5 are."""
    return float(1 / sum(many * likely**2 for many, likely in first_digits()))


def clashes(codes: float, draws: int = 360_000_000) -> float:
    """Return how many pairs of so many draws are expected to be the same, in hundreds."""
    return round(draws**2 / 2 / codes, -2)


def sources() -> str:
    """Compare where codes come from."""
    codes = 62**7
    full = 1_000 * LINKS / codes
    likeliest = first_digits()[0][1]
    a_millisecond = LINKS / (60 * 30 * 86_400_000)
    hash_hits = 1_000 * (1 - exp(-LINKS * likeliest))
    ticks_hit = 1_000 * (1 - exp(-a_millisecond))
    # the kind, characters, hits of 1,000 guesses by one who knows it, draws in vain, who is asked
    kinds: dict[str, tuple[type[url_shortener.Shortener], int, float, float, str]] = {
        "a counter": (Counting, 6, 1_000, 0, "the store, each time"),
        "a counter x a prime": (Multiplied, 7, 1_000, 0, "the store, each time"),
        "leased ranges": (leased_ranges.Shortener, 6, 1_000, 0, "the store, once a lease"),
        "Snowflake": (Ticking, 11, ticks_hit, 0, "who gives out workers' numbers"),
        "hash, first 7 digits": (
            truncated_hash.Shortener,
            7,
            hash_hits,
            500 * LINKS / even_codes(),
            "nobody",
        ),
        "random draws (the reference)": (url_shortener.Shortener, 7, full, full / 2, "nobody"),
        "a scattered counter": (
            scattered_counter.Shortener,
            7,
            full,
            0,
            "the store, once a lease; who keeps the key",
        ),
    }
    rows = []
    for name, (kind, length, knowing, vain, asked) in kinds.items():
        with shortener(kind) as (made, statements):
            drawn = [made.shorten(f"https://page-{n}.example/") for n in range(1_000)]
        rows.append(
            [
                name,
                f"{length}",
                f"{opened(drawn[:200], by_step=False)}",
                f"{opened(drawn[:200], by_step=True)}",
                f"{1_000 * LINKS / 62**length:.1f}",
                f"{knowing:,.1f}",
                f"{vain:.1f}",
                f"{len(statements):,}",
                asked,
            ]
        )
    heads = ["source", "characters", "around", "by step", "blind", "knowing", "in vain", "visits"]
    return (
        f"Characters, when {LINKS:,} links are live. Around, by step: strangers' links that 60"
        " tries open, from two codes that were given in a row (200 links live). Blind: of 1,000"
        " codes of that length. Knowing: of 1,000 guesses by somebody who knows how codes are made,"
        " though not the key. In vain: of 1,000 draws, on the way to 30 billion links. Visits:"
        " statements to the store for 1,000 links.\n\n" + table([*heads, "who is asked"], rows)
    )


def bias() -> str:
    """Compare how even the first characters of codes are."""
    draws = 10_000
    numbers = [int(md5(b"%d" % n, usedforsecurity=False).hexdigest(), 16) for n in range(draws)]

    def digits(number: int) -> str:
        text = ""
        while number:
            number, digit = divmod(number, 62)
            text = ALPHABET[digit] + text
        return text

    ways: dict[str, Callable[[int], str]] = {
        "the first digit of the hash": lambda number: digits(number)[0],
        "the last digit of the hash": lambda number: digits(number)[-1],
        "the hash modulo 62^7, first digit": lambda number: encode(number % 62**7).rjust(7, "0")[0],
        "a byte modulo 62": lambda number: ALPHABET[number % 256 % 62],
    }
    rows = []
    for name, way in ways.items():
        seen = Counter(way(number) for number in numbers)
        ((_, most),) = seen.most_common(1)
        eight = sum(times for _, times in seen.most_common(8))
        rows.append([name, f"{100 * most / draws:.1f} %", f"{100 * eight / draws:.1f} %"])
    rows.append(["fair", f"{100 / 62:.1f} %", f"{800 / 62:.1f} %"])
    return (
        f"The MD5 of the numbers from 0 to {draws - 1:,}: the share of the most frequent character,"
        " and of the eight most frequent.\n\n"
        + table(["taken from", "most frequent", "eight most frequent"], rows)
        + f"\n\nThe first seven digits of an MD5 are as good as {even_codes():.1e} even codes, of"
        f" {62**7:.1e}: {62**7 / even_codes():.1f} times fewer. Among 360 million of them some"
        f" {clashes(even_codes()):,.0f} pairs are the same, where even codes have"
        f" {clashes(62**7):,.0f}. A URL of 60 bytes, spelled as one number to base 62, has"
        f" {len(digits(256**60 - 1))} characters."
    )


# What is measured

NUMBERS = 500
ROUNDS = 100


def library(name: str) -> Any:
    """Return a library to compare with."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        sys.exit(f"{name} is not installed: pip install pybase62 gmpy2")


def each(do: Callable[[Any], Any], things: list[Any]) -> Callable[[], list[Any]]:
    """Return what does this with each of the things."""
    return lambda: [do(thing) for thing in things]


def race(lanes: list[Callable[[], list[Any]]]) -> list[float]:
    """Run these in turn; return how many times as fast as the first each is."""
    watches = [Timer(lane) for lane in lanes]
    rounds = [[watch.timeit(1) for watch in watches] for _ in range(ROUNDS)]
    best = [min(times) for times in zip(*rounds, strict=True)]
    return [best[0] / time for time in best]


def coders() -> str:
    """Compare encode and decode with other libraries'."""
    base62, gmpy2 = library("base62"), library("gmpy2")
    dice = Random(SEED)
    names = ("pybase62", "the reference", "pairs of digits", "gmpy2 (C)")
    rows = [[name] for name in names]
    for top in (10**6, 62**7, 2**63):
        numbers = [int(dice.random() * top) for _ in range(NUMBERS)]
        ours = [encode(number) for number in numbers]
        theirs = [text.swapcase() for text in ours]  # they count 0-9A-Za-z
        writing = [
            each(base62.encode, numbers),
            each(encode, numbers),
            each(pairs_of_digits.encode, numbers),
            each(lambda number: gmpy2.digits(number, 62), numbers),
        ]
        reading = [
            each(base62.decode, theirs),
            each(decode, ours),
            each(pairs_of_digits.decode, ours),
            each(lambda text: int(gmpy2.mpz(text, 62)), theirs),
        ]
        for lanes in (writing, reading):
            for row, speed in zip(rows, race(lanes), strict=True):
                row.append(f"{speed:.2f}")
    heads = ["", *(f"{act}, {top}" for top in ("4", "7", "11") for act in ("encode", "decode"))]
    return (
        "How many times as fast as pybase62, for codes of about 4, 7 and 11 characters, measured"
        " with `python guides/numbers/url_shortener_numbers.py --bench`, Python"
        f" {platform.python_version()} on {platform.system()} {platform.machine()}; the best of"
        f" {ROUNDS} rounds in turn. The reference and its alternative refuse what is no code; the"
        " others do not.\n\n" + table(heads, rows)
    )


if __name__ == "__main__":
    parser = ArgumentParser(description="Print the numbers of guides/url_shortener.md.")
    parser.add_argument("--bench", action="store_true", help="measure, beside other libraries")
    tables = [coders] if parser.parse_args().bench else [lengths, sources, bias]
    print("\n\n".join(make() for make in tables))
