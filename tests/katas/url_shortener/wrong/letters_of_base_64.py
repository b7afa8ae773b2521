"""Takes its codes from a library whose alphabet has - and _ as well.

Stopped by: two codes tell nothing of the third
"""

from secrets import token_urlsafe

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Hard to guess, and to read aloud."""

    def draw(self) -> str:
        return token_urlsafe(self._length)[: self._length]

    def _find(self, code: str) -> tuple[str, float]:
        if code.isprintable():
            find = "SELECT url, ends FROM links WHERE code = ?"
            for url, ends in self.connect().execute(find, (code,)).fetchall():
                return url, ends
        raise UnknownCodeError(code)
