"""Looks and then writes, in a transaction that holds the store's one pen from its beginning.

No key in the table decides, though an index finds; the codes of ended links move to
a list of their own.
"""

import secrets
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Connection
from time import time
from typing import TYPE_CHECKING

from solutions.url_shortener.url_shortener import (
    ALPHABET,
    RESERVED,
    EndedError,
    NameTakenError,
    NoCodeError,
    RefusedError,
    UnknownCodeError,
    decode,
    encode,
)
from solutions.url_shortener.url_shortener import Shortener as Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """The check of links is the reference's, and nothing else."""

    def __init__(
        self,
        connect: Callable[[], Connection],
        home: str,
        links: int,
        office: int = 0,
        offices: int = 1,
    ) -> None:
        self.connect, self.home, self.links = connect, home, links
        self.office, self.offices = office, offices
        with self.pen() as store:
            store.execute("CREATE TABLE IF NOT EXISTS live (code, url, last_second)")
            store.execute("CREATE INDEX IF NOT EXISTS of_live ON live (code)")
            store.execute("CREATE TABLE IF NOT EXISTS over (code)")
            store.execute("CREATE INDEX IF NOT EXISTS of_over ON over (code)")

    @contextmanager
    def pen(self) -> "Iterator[Connection]":
        store = self.connect()
        store.execute("BEGIN IMMEDIATE")
        with store:
            yield store

    def draw(self) -> str:
        length = 1
        while 62**length < 100 * self.links:
            length += 1
        while True:  # until the code falls to this office
            code = "".join(secrets.choice(ALPHABET) for _ in range(length))
            if sum(map(ord, code)) % self.offices == self.office:
                return code

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        self._check_link(url)
        if name is not None:
            self._check_name(name)
        if ends and not ends.tzinfo:
            raise RefusedError("a time without a place")
        end = ends.timestamp() if ends else time() + 730 * 86_400
        with self.pen() as store:
            for _ in range(100):
                code = name or self.draw()
                if code not in RESERVED and not self.find(store, code):
                    store.execute("INSERT INTO live VALUES (?, ?, ?)", (code, url, end))
                    return code
                if name:
                    raise NameTakenError(name)
        raise NoCodeError(url)

    def find(self, store: Connection, code: str) -> list[tuple[str, float]]:
        if not code.isascii():
            return []
        over = store.execute("SELECT '', 0 FROM over WHERE code = ?", (code,)).fetchall()
        return (
            over
            or store.execute("SELECT url, last_second FROM live WHERE code = ?", (code,)).fetchall()
        )

    def follow(self, code: str) -> str:
        with self.pen() as store:
            for url, end in self.find(store, code):
                if end > time():
                    return url
                raise EndedError(code)
            raise UnknownCodeError(code)

    def end(self, code: str) -> None:
        with self.pen() as store:
            if not self.find(store, code):
                raise UnknownCodeError(code)
            store.execute("DELETE FROM live WHERE code = ?", (code,))
            store.execute("INSERT INTO over VALUES (?)", (code,))
