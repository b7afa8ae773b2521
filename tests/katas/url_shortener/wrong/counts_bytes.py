"""Takes 2,048 characters for 2,048 bytes.

Stopped by: not every text is a link
"""

from solutions.url_shortener.url_shortener import LONGEST_LINK, RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Two bytes for an umlaut."""

    def _check_link(self, url: str) -> None:
        if len(url.encode(errors="replace")) > LONGEST_LINK:
            raise RefusedError("too long")
        super()._check_link(url)
