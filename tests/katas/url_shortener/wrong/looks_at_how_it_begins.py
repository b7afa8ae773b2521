"""Takes for a link whatever begins like one.

Stopped by: not every text is a link
"""

from urllib.parse import urlsplit

from solutions.url_shortener.url_shortener import RefusedError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """startswith."""

    def _check_link(self, url: str) -> None:
        if not url.lower().startswith(("http://", "https://")) or len(url) > 2_048:
            raise RefusedError(f"{url} is no link")
        if urlsplit(url).hostname == self.home:
            raise RefusedError("this is ours")
