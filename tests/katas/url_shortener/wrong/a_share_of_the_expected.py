"""Divides the length by what one office expects.

Stopped by: a blind guess almost never hits
"""

from itertools import count
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Guesses do not ask which office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        share = -(-self.links // self.offices)
        self._length = next(n for n in count(1) if 62**n >= 100 * share)
