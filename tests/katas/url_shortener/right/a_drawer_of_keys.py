"""Keys are made ten at a time and lie in a drawer in the store, until somebody takes them out."""

from datetime import UTC, datetime
from typing import Any

from solutions.url_shortener.url_shortener import (
    LIFE,
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

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Every code that was ever a key, given or waiting, has its row: one list of keys."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.connect().execute("DROP TABLE IF EXISTS links")
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS keys (code TEXT PRIMARY KEY, url TEXT, ends TEXT, kept INT)"
        )

        self.connect().execute("CREATE INDEX IF NOT EXISTS waiting ON keys (kept) WHERE kept = 0")

    def draw(self) -> str:
        take = (
            "UPDATE keys SET kept = 1 WHERE code ="
            " (SELECT code FROM keys WHERE kept = 0 LIMIT 1) RETURNING code"
        )
        while True:
            taken = self.connect().execute(take).fetchall()
            if taken:
                return str(taken[0][0])
            for _ in range(10):
                code = super().draw()
                self.connect().execute(
                    "INSERT OR IGNORE INTO keys VALUES (?, NULL, NULL, ?)", (code, code in RESERVED)
                )

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        self._check_link(url)
        ends = ends or datetime.now(UTC) + LIFE
        if ends.tzinfo is None:
            raise RefusedError("no zone")
        if name is not None:
            self._check_name(name)
        keep = (
            "INSERT INTO keys VALUES (?, ?, ?, 1) ON CONFLICT (code) DO UPDATE"
            " SET url = excluded.url, ends = excluded.ends WHERE url IS NULL AND kept = ?"
        )
        for _ in range(20):
            code = self.draw() if name is None else name
            row = (code, url, ends.astimezone(UTC).isoformat(), int(name is None))
            if code not in RESERVED and self.connect().execute(keep, row).rowcount:
                return code
            if name:
                raise NameTakenError(name)
        raise NoCodeError(url)

    def follow(self, code: str) -> str:
        row = self.row(code)
        if datetime.fromisoformat(row[1]) <= datetime.now(UTC):
            raise EndedError(code)
        return str(row[0])

    def end(self, code: str) -> None:
        now = min(self.row(code)[1], datetime.now(UTC).isoformat())
        self.connect().execute("UPDATE keys SET ends = ? WHERE code = ?", (now, code))

    def row(self, code: str) -> tuple[str, str]:
        find = "SELECT url, ends FROM keys WHERE code = ? AND url IS NOT NULL"
        rows = self.connect().execute(find, (code,)).fetchall() if code.isalnum() else []
        for url, ends in rows:
            return url, ends
        raise UnknownCodeError(code)
