"""Rounds the logarithm, and takes one character too few.

Stopped by: a blind guess almost never hits
"""

from math import log
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """round for ceil."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._length = max(1, round(log(100 * self.links, 62)))
