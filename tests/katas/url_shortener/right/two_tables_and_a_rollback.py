"""Links and codes in two tables; a code that is taken rolls the link back written first."""

from collections.abc import Callable
from datetime import UTC, datetime
from sqlite3 import Connection, IntegrityError
from time import time
from typing import Any

from solutions.url_shortener.url_shortener import EndedError, UnknownCodeError, decode, encode
from solutions.url_shortener.url_shortener import Shortener as Reference

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Instants are whole microseconds; what has ended is marked when somebody comes for it."""

    def __init__(self, connect: Callable[[], Connection], *args: Any, **kwargs: Any) -> None:
        super().__init__(connect, *args, **kwargs)
        connect().execute("CREATE TABLE IF NOT EXISTS pages (id INTEGER PRIMARY KEY, url, ends)")
        connect().execute("CREATE TABLE IF NOT EXISTS codes (code TEXT UNIQUE, page, is_over)")

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        store = self.connect()
        store.execute("BEGIN")
        try:
            with store:
                since = ends - datetime(1970, 1, 1, tzinfo=UTC)
                micros = round(since.total_seconds() * 1_000_000)
                page = store.execute("INSERT INTO pages VALUES (NULL, ?, ?)", (url, micros))
                store.execute("INSERT INTO codes VALUES (?, ?, 0)", (code, page.lastrowid))
        except IntegrityError:
            return False
        return True

    def _row(self, code: str) -> tuple[str, bool]:
        if not (code.isascii() and code.isalnum()):
            raise UnknownCodeError(code)
        find = "SELECT url, ends, is_over FROM codes JOIN pages ON page = id WHERE code = ?"
        for url, ends, is_over in self.connect().execute(find, (code,)).fetchall():
            return url, bool(is_over) or round(time() * 1_000_000) >= ends
        raise UnknownCodeError(code)

    def follow(self, code: str) -> str:
        url, is_over = self._row(code)
        if is_over:
            self.connect().execute("UPDATE codes SET is_over = 1 WHERE code = ?", (code,))
            raise EndedError(code)
        return url

    def end(self, code: str) -> None:
        self._row(code)
        self.connect().execute("UPDATE codes SET is_over = 1 WHERE code = ?", (code,))
