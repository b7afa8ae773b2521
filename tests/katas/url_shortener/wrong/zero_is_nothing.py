"""Divides until nothing is left, and nothing is left of 0.

Stopped by: a bigger alphabet makes a shorter code
"""

from solutions.url_shortener.url_shortener import ALPHABET, Shortener, decode

__all__ = ["Shortener", "decode", "encode"]


def encode(number: int) -> str:
    text = ""
    while number > 0:
        number, digit = divmod(number, 62)
        text = ALPHABET[digit] + text
    return text
