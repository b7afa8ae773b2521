"""Takes a link with one slash, which has no host, for one with two.

Stopped by: not every text is a link
"""

import re

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Repaired, and kept unrepaired."""

    def _check_link(self, url: str) -> None:
        super()._check_link(re.sub("^(https?):/+", r"\1://", url, flags=re.IGNORECASE))
