"""Lets a host be written in any letters that the parser makes small.

Stopped by: not every text is a link
"""

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A Kelvin sign is a small k."""

    def _check_link(self, url: str) -> None:
        super()._check_link(url.replace("\N{KELVIN SIGN}", "k"))
