"""Compares with encode, and lets a dict complain of what is no digit.

Stopped by: a code has one spelling
"""

from solutions.url_shortener.url_shortener import ALPHABET, RefusedError, Shortener, encode

__all__ = ["Shortener", "decode", "encode"]


def decode(text: str) -> int:
    number = 0
    for character in text:
        number = number * 62 + VALUES[character]
    if number > 2**63 - 1 or encode(number) != text:
        raise RefusedError(text)
    return number


VALUES = {character: value for value, character in enumerate(ALPHABET)}
