"""Pairs of digits: encode and decode by tables, for whoever spells a great many numbers.

One division gives two digits, which a table of all 3,844 pairs spells; `bytes.translate` finds the
values of all digits in one call. The same answers as the reference's, and more to read.

Meets:
    a bigger alphabet makes a shorter code
    a code has one spelling
    two simultaneous requests get two codes
    two owners of one page have two codes
    not every text is a link
    two codes tell nothing of the third
    a blind guess almost never hits
    every character is as likely as any other
    a code already taken is drawn again
    a chosen name is a code like any other
    a link ends when it was told to
    an ended code is never given to a stranger
    two servers that start alike draw different codes
    a store that fails has not said no
    two offices never draw one code not even after a crash
    a code does not tell its office
"""

from solutions.url_shortener.url_shortener import ALPHABET, LARGEST, RefusedError, Shortener

__all__ = ["Shortener", "decode", "encode"]

_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_HEADS: list[str] = [*ALPHABET, *_PAIRS[62:]]  # the same without leading zeros
_NO_DIGIT = 255
_VALUES = bytes(ALPHABET.find(chr(code)) % 256 for code in range(256))  # -1 is _NO_DIGIT


def encode(number: int) -> str:
    """Return a number from 0 to 2**63 - 1 in digits of ALPHABET, the highest first.

    RefusedError for any other number.
    """
    if not 0 <= number <= LARGEST:
        raise RefusedError(f"{number} is not from 0 to {LARGEST}")
    tail = ""
    while number >= 3_844:
        tail = _PAIRS[number % 3_844] + tail
        number //= 3_844
    return _HEADS[number] + tail


def decode(text: str) -> int:
    """Return the number that `encode` spells like this; RefusedError if there is none."""
    if not 0 < len(text) < 12:
        raise RefusedError(f"a number has 1 to 11 digits, not {len(text)}")
    if not text.isascii() or _NO_DIGIT in (values := text.encode().translate(_VALUES)):
        raise RefusedError(f"{text!r} has characters that are no digits")
    number = 0
    for value in values:
        number = number * 62 + value
    if number > LARGEST:
        raise RefusedError(f"{text} is more than {encode(LARGEST)}, the largest number")
    if text[0] == "0" and text != "0":
        raise RefusedError(f"{text} has a leading 0: {number} is spelled {encode(number)}")
    return number
