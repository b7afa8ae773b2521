"""A service that gives long links short codes, and keeps what each code promises.

Why it is hard: a code has to be short, nobody else's, no help in finding others, and kept for as
long as the poster hangs that it is printed on; and others write to the store at the same time.

    pytest katas/url_shortener    what this design does to people, one lesson at a time

It counts: short enough for a day, and open to all. Hints and trade-offs: guides/url_shortener.md
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime

ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
RESERVED = frozenset({"admin", "api", "login"})  # pages of our own, never anybody's code


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
    # TODO: ten digits make long codes. Make the lessons hold, one after the other.
    return str(number)


def decode(text: str) -> int:
    """Return the number that `encode` spells like this; RefusedError if there is none."""
    return int(text)


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
        self.connect().execute("CREATE TABLE IF NOT EXISTS links (code TEXT, url TEXT)")

    def draw(self) -> str:
        """Return a code for `shorten` to try; it may be taken already. Cost: O(1).

        All codes have as many characters of ALPHABET as it takes, and no more, for at most one
        of 100 blind guesses to open a link when all the `links` are there. Each character is as
        likely as any other, whatever codes one knows, and whatever state of `random`. Two offices
        never draw the same.
        """
        (links,) = self.connect().execute("SELECT count(*) FROM links").fetchone()
        return encode(links + 1)

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
        known = self.connect().execute("SELECT code FROM links WHERE url = ?", (url,)).fetchone()
        if known and name is None:
            return str(known[0])
        code = self.draw() if name is None else name
        self.connect().execute("INSERT INTO links VALUES (?, ?)", (code, url))
        return code

    def follow(self, code: str) -> str:
        """Return the URL that the link of this code leads to.

        Raises UnknownCodeError if nobody was ever given it, EndedError if the link has ended.
        Cost: O(log links).
        """
        link = self.connect().execute("SELECT url FROM links WHERE code = ?", (code,)).fetchone()
        if link is None:
            raise UnknownCodeError(code)
        return str(link[0])

    def end(self, code: str) -> None:
        """End a link now, at all servers of the office; if it has ended, that is well.

        Raises UnknownCodeError if nobody was ever given the code.
        """
        ended = self.connect().execute("DELETE FROM links WHERE code = ?", (code,))
        if not ended.rowcount:
            raise UnknownCodeError(code)
