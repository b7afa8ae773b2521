"""A service that gives long links short codes: the reference.

A code is drawn at random, so that no code tells of another, and the store's primary key decides
who has it: a server that comes second draws again. A link that has ended keeps its row and code.
The sum of a code's digits says which office may draw it, since two offices cannot ask each other.

Wrong designs in tests override draw, _keep, _find, _check_link, _check_name, _length and DRAWS.
"""

import secrets
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlsplit

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
RESERVED = frozenset({"admin", "api", "login"})  # our own pages: nobody is given these codes

LARGEST = 2**63 - 1  # the largest number that the store can hold
LONGEST_LINK = 2_048
LONGEST_NAME = 16
LIFE = timedelta(days=730)
DRAWS = 10  # if so many codes in a row are taken, something else is wrong


class RefusedError(ValueError):
    """A value that was handed in breaks a rule; the text says which."""


class NameTakenError(Exception):
    """The name that somebody chose is a code already."""


class NoCodeError(Exception):
    """No code that was drawn may be given."""


class UnknownCodeError(LookupError):
    """Nobody was ever given this code."""


class EndedError(LookupError):
    """The link that had this code has ended."""


def encode(number: int) -> str:
    """Return a number from 0 to 2**63 - 1 in digits of ALPHABET, the highest first.

    RefusedError for any other number.
    """
    if not 0 <= number <= LARGEST:
        raise RefusedError(f"{number} is not from 0 to {LARGEST}")
    text = ALPHABET[number % 62]
    while number >= 62:
        number //= 62
        text = ALPHABET[number % 62] + text
    return text


def decode(text: str) -> int:
    """Return the number that `encode` spells like this; RefusedError if there is none."""
    if not 1 <= len(text) <= 11 or not set(text) <= set(ALPHABET):
        raise RefusedError(f"a number has 1 to 11 digits of ALPHABET, unlike {text[:12]!r}")
    number = 0
    for digit in text:
        number = number * 62 + ALPHABET.index(digit)
    if number > LARGEST:
        raise RefusedError(f"{text} is more than {encode(LARGEST)}, the largest number")
    if encode(number) != text:
        raise RefusedError(f"{text} has a leading 0: {number} is spelled {encode(number)}")
    return number


class Shortener:
    """Links under short codes, kept in a store that other servers write to at the same time.

    connect  returns the calling thread's connection to the store. Each statement is kept as soon
             as it is done, unless BEGIN began a transaction. No call, however it ends, leaves a
             transaction open. If the store fails (it is locked, its disk is full), the caller gets
             its sqlite3.Error: that is neither "taken" nor "unknown".
    home     our own host, as in https://home/code; neither capitals nor a dot at its end count
    links    how many links are expected, in all offices and years: 1 to 10**15
    office   which office this is, from 0, of so many `offices`: 1 to 62. Each has a store of its
             own and servers that share it; no office can ask another.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        home: str,
        links: int,
        office: int = 0,
        offices: int = 1,
    ) -> None:
        self.connect = connect
        self.home = home
        self.links = links
        self.office = office
        self.offices = offices
        self._length = next(n for n in count(1) if len(ALPHABET) ** n >= 100 * links)
        self.connect().execute(
            "CREATE TABLE IF NOT EXISTS links (code TEXT PRIMARY KEY, url TEXT, ends REAL)"
        )

    def draw(self) -> str:
        """Return a code for `shorten` to try; it may be taken already. Cost: O(offices).

        length      as many characters of ALPHABET as it takes, and no more, for at most one of 100
                    blind guesses to open a link when all the `links` are there
        characters  at each place, and in each office, each is as likely as any other
        secrecy     other codes, the time and the state of `random` tell nothing about the next
        offices     two of them never draw the same code, in whatever process each of them runs
        """
        while True:  # until the sum of its digits falls to this office
            number = secrets.randbelow(len(ALPHABET) ** self._length)
            code = encode(number).rjust(self._length, ALPHABET[0])
            if sum(map(ALPHABET.index, code)) % self.offices == self.office:
                return code

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        """Keep a link, and return its code, which nobody had before or will have after.

        url   an absolute URL of http or https, kept as it is: at most 2,048 characters, all
              printable (str.isprintable), none a space or a backslash. Its host is written in
              characters of ALPHABET, hyphens and dots alone, and is not `home`.
        name  the code that its owner chose: 1 to 16 characters of ALPHABET, not RESERVED. Else a
              code is drawn, and again if it may not be given: three times at least, and a
              thousand at most. A name that another office gave cannot be known here, and is free.
        ends  the instant from which the link leads nowhere, with its time zone; else that is 730
              days from now. An instant that is past may be refused. Ask Python's clock for the
              time in each call, by datetime.now() or time.time(), and not the store's.

        Raises RefusedError, with words, for a value that breaks these rules, NameTakenError for a
        name that is a code already, and NoCodeError if no code that was drawn may be given. Then
        nothing is stored.
        Cost: O(log links) for each draw.
        """
        self._check_link(url)
        if ends is None:
            ends = datetime.now(UTC) + LIFE
        if ends.utcoffset() is None:
            raise RefusedError(f"{ends} is no instant without a time zone")
        if name is not None:
            self._check_name(name)
            if not self._keep(name, url, ends):
                raise NameTakenError(name)
            return name
        for _ in range(DRAWS):
            code = self.draw()
            if code not in RESERVED and self._keep(code, url, ends):
                return code
        raise NoCodeError(f"{DRAWS} codes were drawn, and none was free")

    def follow(self, code: str) -> str:
        """Return the URL that the link of this code leads to, as it was handed in.

        Raises UnknownCodeError for any other text than a code that was given, EndedError if the
        link has ended. Cost: O(log links).
        """
        url, ends = self._find(code)
        if datetime.now(UTC).timestamp() >= ends:
            raise EndedError(code)
        return url

    def end(self, code: str) -> None:
        """End a link now, at all servers of the office; to end it twice is no error.

        Raises UnknownCodeError for any other text than a code that was given.
        """
        _, ends = self._find(code)
        ends = min(ends, datetime.now(UTC).timestamp())
        self.connect().execute("UPDATE links SET ends = ? WHERE code = ?", (ends, code))

    def _find(self, code: str) -> tuple[str, float]:
        """Return where a link leads and when it ends."""
        if set(code) <= set(ALPHABET):  # the store cannot even be asked for some other texts
            find = "SELECT url, ends FROM links WHERE code = ?"
            for url, ends in self.connect().execute(find, (code,)).fetchall():
                return url, ends
        raise UnknownCodeError(code)

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        """Store a link, if its code is free; the store decides that while it writes."""
        kept = self.connect().execute(
            "INSERT INTO links VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (code, url, ends.timestamp()),
        )
        return kept.rowcount == 1

    def _check_link(self, url: str) -> None:
        if len(url) > LONGEST_LINK:
            raise RefusedError(f"the link has {len(url):,} characters, {LONGEST_LINK:,} are most")
        if not url.isprintable() or " " in url or "\\" in url:
            raise RefusedError("the link has a space, a backslash or an unprintable character")
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise RefusedError(f"the link is no URL: {error}") from None
        if parts.scheme not in ("http", "https"):
            raise RefusedError(f"{parts.scheme or 'no scheme'} is not http or https")
        host = parts.netloc.rpartition("@")[2].partition(":")[0]
        if not host or not set(host) <= {*ALPHABET, "-", "."}:
            raise RefusedError(f"{host!r} is no host of letters, digits, hyphens and dots")
        if host.lower().rstrip(".") == self.home.lower().rstrip("."):
            raise RefusedError(f"the link leads to {self.home} itself")

    def _check_name(self, name: str) -> None:
        if not 1 <= len(name) <= LONGEST_NAME:
            raise RefusedError(f"a name has 1 to {LONGEST_NAME} characters, not {len(name)}")
        if not set(name) <= set(ALPHABET):
            raise RefusedError(f"a name has letters a to z, A to Z and digits only, not {name!r}")
        if name in RESERVED:
            raise RefusedError(f"{name} is a page of our own")
