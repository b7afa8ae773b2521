"""Answers from memory, and writes to the store when there are ten.

Stopped by: two simultaneous requests get two codes
"""

from datetime import datetime
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Write-behind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting: list[tuple[str, str, datetime]] = []

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        self.waiting.append((code, url, ends))
        if len(self.waiting) == 10:
            for row in self.waiting:
                super()._keep(*row)
            self.waiting.clear()
        return True
