"""The code is a hash of the link, so the same link has the same code.

Stopped by: two owners of one page have two codes
"""

from datetime import datetime
from hashlib import sha256

from solutions.url_shortener.url_shortener import NameTakenError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """No draw at all."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        number = int.from_bytes(sha256(url.encode()).digest()) % 62**7
        code = encode(number).rjust(7, "0")
        try:
            return super().shorten(url, name or code, ends)
        except NameTakenError:
            return code
