"""Appends the digits as they come out of the division.

Stopped by: a bigger alphabet makes a shorter code
"""

from solutions.url_shortener.url_shortener import ALPHABET, Shortener, decode

__all__ = ["Shortener", "decode", "encode"]


def encode(number: int) -> str:
    text = ALPHABET[number % 62]
    while number := number // 62:
        text += ALPHABET[number % 62]
    return text
