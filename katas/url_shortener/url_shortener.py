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
RESERVED = frozenset({"admin", "api", "login"})  # our own pages: nobody is given these codes


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
    # TODO: ten digits make long codes. Make the lessons hold, one after the other.
    return str(number)


def decode(text: str) -> int:
    """Return the number that `encode` spells like this; RefusedError if there is none."""
    return int(text)


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
        self.connect().execute("CREATE TABLE IF NOT EXISTS links (code TEXT, url TEXT)")

    def draw(self) -> str:
        """Return a code for `shorten` to try; it may be taken already. Cost: O(offices).

        length      as many characters of ALPHABET as it takes, and no more, for at most one of 100
                    blind guesses to open a link when all the `links` are there
        characters  at each place, and in each office, each is as likely as any other
        secrecy     other codes, the time and the state of `random` tell nothing about the next
        offices     two of them never draw the same code, in whatever process each of them runs
        """
        (links,) = self.connect().execute("SELECT count(*) FROM links").fetchone()
        return encode(links + 1)

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
        known = self.connect().execute("SELECT code FROM links WHERE url = ?", (url,)).fetchone()
        if known and name is None:
            return str(known[0])
        code = self.draw() if name is None else name
        self.connect().execute("INSERT INTO links VALUES (?, ?)", (code, url))
        return code

    def follow(self, code: str) -> str:
        """Return the URL that the link of this code leads to, as it was handed in.

        Raises UnknownCodeError for any other text than a code that was given, EndedError if the
        link has ended. Cost: O(log links).
        """
        link = self.connect().execute("SELECT url FROM links WHERE code = ?", (code,)).fetchone()
        if link is None:
            raise UnknownCodeError(code)
        return str(link[0])

    def end(self, code: str) -> None:
        """End a link now, at all servers of the office; to end it twice is no error.

        Raises UnknownCodeError for any other text than a code that was given.
        """
        ended = self.connect().execute("DELETE FROM links WHERE code = ?", (code,))
        if not ended.rowcount:
            raise UnknownCodeError(code)
