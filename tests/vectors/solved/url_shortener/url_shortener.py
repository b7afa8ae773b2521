"""A service that gives long links short codes: the reference.

A code is drawn at random, so that no code tells of another, and the store's primary key decides
who has it: whoever comes second draws again. A link that has ended keeps its row, and so its code.
What two offices may draw never meets, since they cannot ask each other.
"""

import secrets
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlsplit

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
RESERVED = frozenset({"admin", "api", "login"})  # pages of our own, never anybody's code

LARGEST = 2**63 - 1  # the largest number that the store can hold
LONGEST_LINK = 2_048
LONGEST_NAME = 16
LIFE = timedelta(days=730)
DRAWS = 10  # if so many codes in a row are taken, something else is wrong

# Tables for two digits a division, and for reading all digits at once.
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_HEADS: list[str] = [*ALPHABET, *_PAIRS[62:]]  # the same without leading zeros
_NO_DIGIT = 255
_VALUES = bytes(ALPHABET.find(chr(code)) % 256 for code in range(256))  # -1 is _NO_DIGIT


class RefusedError(ValueError):
    """What was handed in cannot be used; the text says what is wrong with it."""


class NameTakenError(Exception):
    """The name that somebody chose is a code already."""


class NoCodeError(Exception):
    """Draw after draw was taken."""


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
    tail = ""
    while number >= 3_844:
        tail = _PAIRS[number % 3_844] + tail
        number //= 3_844
    return _HEADS[number] + tail


def decode(text: str) -> int:
    """Return the number that `encode` spells like this; RefusedError if there is none."""
    if not 0 < len(text) < 12:
        raise RefusedError(f"a number has 1 to 11 digits, not {len(text)}")
    if not text.isascii() or _NO_DIGIT in (values := text.encode().translate(_VALUES)):
        raise RefusedError(f"{text!r} has characters that are no digits")
    number = 0
    for value in values:
        number = number * 62 + value
    if number > LARGEST:
        raise RefusedError(f"{text} is more than {encode(LARGEST)}, the largest number")
    if text[0] == "0" and text != "0":
        raise RefusedError(f"{text} has a leading 0: {number} is spelled {encode(number)}")
    return number


class Shortener:
    """Links under short codes, kept in a store that other servers write to at the same time.

    connect  returns the calling thread's connection to the store. Each statement is kept as soon
             as it is done, unless a transaction was begun by BEGIN.
    home     our own host, as in https://home/code (with a dot behind it: as you like)
    links    how many links are expected, in all offices and years
    office   which office this is, from 0, of so many `offices`. Each has a store of its own and
             servers that share it; no office can ask another.
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
        """Return a code for `shorten` to try; it may be taken already. Cost: O(1).

        All codes have as many characters of ALPHABET as it takes, and no more, for at most one
        of 100 blind guesses to open a link when all the `links` are there. Each character is as
        likely as any other, whatever codes one knows, and whatever state of `random`. Two offices
        never draw the same.
        """
        share = len(ALPHABET) ** self._length // self.offices
        number = secrets.randbelow(share) * self.offices + self.office
        return encode(number).rjust(self._length, ALPHABET[0])

    def shorten(self, url: str, name: str | None = None, ends: datetime | None = None) -> str:
        """Keep a link, and return its code, which nobody had before or will have after.

        url   an absolute URL of http or https with a host, not `home`; at most 2,048 characters,
              no space or control character among them
        name  the code that its owner chose: 1 to 16 characters of ALPHABET, not RESERVED. Else a
              code is drawn, and again if it may not be given: three times at least, and a
              thousand at most. What other offices gave as a name cannot be known, and is free.
        ends  the instant from which the link leads nowhere, with its time zone; else that is 730
              days from now. An instant that is past may be refused. What time it is now, Python's
              clock says, not the store's: ask datetime.now() or time.time() in each call.

        Raises RefusedError for what is none of these, NameTakenError for a name that is a code
        already, and NoCodeError if nothing that was drawn may be given. Then nothing is stored.
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
        """Return the URL that the link of this code leads to.

        Raises UnknownCodeError if nobody was ever given it, EndedError if the link has ended.
        Cost: O(log links).
        """
        links = self.connect().execute("SELECT url, ends FROM links WHERE code = ?", (code,))
        for url, ends in links:
            if datetime.now(UTC).timestamp() >= ends:
                raise EndedError(code)
            return str(url)
        raise UnknownCodeError(code)

    def end(self, code: str) -> None:
        """End a link now, at all servers of the office; if it has ended, that is well.

        Raises UnknownCodeError if nobody was ever given the code.
        """
        now = datetime.now(UTC).timestamp()
        ended = self.connect().execute(
            "UPDATE links SET ends = min(ends, ?) WHERE code = ?", (now, code)
        )
        if not ended.rowcount:
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
        if not url.isprintable() or " " in url:
            raise RefusedError("the link has a space or a control character in it")
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise RefusedError(f"the link is no URL: {error}") from None
        if parts.scheme not in ("http", "https"):
            raise RefusedError(f"{parts.scheme or 'no scheme'} is not http or https")
        if not parts.hostname:
            raise RefusedError("the link names no host")
        if parts.hostname == self.home:
            raise RefusedError(f"the link leads to {self.home} itself")

    def _check_name(self, name: str) -> None:
        if not 1 <= len(name) <= LONGEST_NAME:
            raise RefusedError(f"a name has 1 to {LONGEST_NAME} characters, not {len(name)}")
        if not set(name) <= set(ALPHABET):
            raise RefusedError(f"a name has letters a to z, A to Z and digits only, not {name!r}")
        if name in RESERVED:
            raise RefusedError(f"{name} is a page of our own")
