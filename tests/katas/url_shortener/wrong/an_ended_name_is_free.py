"""Lets a code be given again when its link has ended.

Stopped by: an ended code is never given to a stranger
"""

from datetime import UTC, datetime

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Recycling."""

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        now = datetime.now(UTC).timestamp()
        self.connect().execute("DELETE FROM links WHERE code = ? AND ends <= ?", (code, now))
        return super()._keep(code, url, ends)
