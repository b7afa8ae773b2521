"""Knows its digits, and takes leading zeros and numbers of any size.

Stopped by: a code has one spelling
"""

from solutions.url_shortener.url_shortener import ALPHABET, RefusedError, Shortener, encode

__all__ = ["Shortener", "decode", "encode"]


def decode(text: str) -> int:
    number = 0
    for character in text or "-":
        if character not in ALPHABET:
            raise RefusedError(f"{character} is no digit")
        number = number * 62 + ALPHABET.index(character)
    return number
