"""The table compares codes as many databases do by default.

Stopped by: a chosen name is a code like any other
"""

from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """COLLATE NOCASE."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.connect().execute(
            "CREATE UNIQUE INDEX IF NOT EXISTS one ON links (code COLLATE NOCASE)"
        )
