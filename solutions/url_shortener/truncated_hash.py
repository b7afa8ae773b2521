"""Hash and truncate: the first digits, to base 62, of the MD5 of an address and the time.

Often proposed, since it needs no counter and no state. But a hash that is cut is a draw like any
other, with the odds of a draw, so that the store still has to decide; and as 2**128 is no power of
62, its first digit is nearly always one of seven. (The last digits, or the remainder by 62**n, are
even; and to hash is then to throw a die that others may throw too, if they guess what was hashed.)

Meets:
    a bigger alphabet makes a shorter code
    a code has one spelling
    two simultaneous requests get two codes
    two owners of one page have two codes
    not every text is a link
    two codes tell nothing of the third
    a blind guess almost never hits
    a code already taken is drawn again
    a chosen name is a code like any other
    a link ends when it was told to
    an ended code is never given to a stranger
    a store that fails has not said no
"""

from hashlib import md5
from itertools import count
from time import time_ns

from solutions.url_shortener.url_shortener import ALPHABET, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The reference, with a hash in place of dice. Does not use `office`."""

    address = "192.0.2.7"
    _turns = count()  # two draws may see one time

    def draw(self) -> str:
        """Return the first characters of a hash. Cost: O(1)."""
        seen = f"{self.address} {time_ns()} {next(self._turns)}"
        number, digits = int(md5(seen.encode(), usedforsecurity=False).hexdigest(), 16), ""
        while number:
            number, digit = divmod(number, len(ALPHABET))
            digits = ALPHABET[digit] + digits
        return digits[: self._length]
