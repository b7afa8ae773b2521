"""Tells by the kind of an error alone what need not be told in words."""

from datetime import datetime

from solutions.url_shortener.url_shortener import (
    EndedError,
    NameTakenError,
    NoCodeError,
    UnknownCodeError,
    decode,
    encode,
)
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Only RefusedError has to say what is wrong."""

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        try:
            return super().shorten(url, name, ends)
        except (NameTakenError, NoCodeError) as error:
            raise type(error) from None

    def follow(self, code: str) -> str:
        try:
            return super().follow(code)
        except (EndedError, UnknownCodeError) as error:
            raise type(error) from None

    def end(self, code: str) -> None:
        try:
            super().end(code)
        except UnknownCodeError:
            raise UnknownCodeError from None
