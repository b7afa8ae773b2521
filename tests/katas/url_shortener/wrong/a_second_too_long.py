"""Still leads at the moment at which it ends.

Stopped by: a link ends when it was told to
"""

from datetime import datetime, timedelta

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """> for >=."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        return super()._keep(code, url, ends + timedelta(microseconds=1))
