"""Looks the digit of a number below zero up from the end of the alphabet.

Stopped by: a code has one spelling
"""

from solutions.url_shortener.url_shortener import ALPHABET, LARGEST, RefusedError, Shortener, decode

__all__ = ["Shortener", "decode", "encode"]


def encode(number: int) -> str:
    if number > LARGEST:
        raise RefusedError(f"{number} is too large")
    if number < 62:
        return ALPHABET[number]
    return encode(number // 62) + ALPHABET[number % 62]
