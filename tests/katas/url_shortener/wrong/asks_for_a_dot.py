"""Takes a host without a dot for none.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """A rule that nobody wrote down."""

    def _check_link(self, url: str) -> None:
        super()._check_link(url)
        if "." not in (urlsplit(url).hostname or ""):
            raise RefusedError("no host")
