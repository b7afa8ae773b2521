"""Divides with /, which is exact to 53 bits.

Stopped by: a code has one spelling
"""

from solutions.url_shortener.url_shortener import ALPHABET, Shortener, decode

__all__ = ["Shortener", "decode", "encode"]


def encode(number: int) -> str:
    text = ALPHABET[number % 62]
    while number >= 62:
        number = int(number / 62)
        text = ALPHABET[number % 62] + text
    return text
