"""Divides until nothing is left; of a number below zero something is always left.

Stopped by: a code has one spelling
"""

from solutions.url_shortener.url_shortener import ALPHABET, Shortener, decode

__all__ = ["Shortener", "decode", "encode"]


def encode(number: int) -> str:
    text = "" if number else "0"
    while number:
        number, digit = divmod(number, 62)
        text = ALPHABET[digit] + text
    return text
