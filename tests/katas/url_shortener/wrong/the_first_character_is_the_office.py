"""Shares the codes out by their first character, which then gives the office away.

Stopped by: a code does not tell its office
"""

from solutions.url_shortener.url_shortener import ALPHABET, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Apart for certain, and a character shorter than it looks."""

    def draw(self) -> str:
        code = super().draw()
        return ALPHABET[self.office] + code[1:] if self.offices > 1 else code
