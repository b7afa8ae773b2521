"""Writes the code into the statement, and with it whatever else a guest types.

Stopped by: two owners of one page have two codes
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import UnknownCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Robert'); DROP TABLE."""

    def _find(self, code: str) -> tuple[str, float]:
        if code.isprintable():
            find = f"SELECT url, ends FROM links WHERE code = '{code}'"  # noqa: S608  the mistake
            for url, ends in self.connect().execute(find).fetchall():
                return url, ends
        raise UnknownCodeError(code)
