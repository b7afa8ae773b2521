"""Lets the character in the middle say which office it is.

Stopped by: a code does not tell its office
"""

from secrets import choice

from solutions.url_shortener.url_shortener import ALPHABET, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Neither the first nor the last."""

    def draw(self) -> str:
        code, middle = super().draw(), self._length // 2
        if self.offices == 1:
            return code
        mine = ALPHABET[self.office :: self.offices]
        return code[:middle] + choice(mine) + code[middle + 1 :]
