"""TinyURL whole: several servers behind a door make short links, keep them, and open them.

Why it is hard: a memory believes what has ended, a message is lost, a store falls silent, and each
part alone keeps all its promises.

    pytest katas/tinyurl          what this design does to people, one lesson at a time
    python katas/tinyurl/serve.py   the same file as a service that runs

It asks the stores for everything. Hints: guides/tinyurl.md
"""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar
from uuid import uuid4
from zlib import crc32

# Yours, where all their lessons hold. There are also LRUCache, HashRing, NoServerError (of the
# Balancer) and RefusedError.
from dojo.parts import (
    Balancer,
    EndedError,
    NameTakenError,
    Shortener,
    UnknownCodeError,
    check_link,
)

LIFE = 730 * 86_400  # seconds
Answer = TypeVar("Answer")


class UnavailableError(Exception):
    """Nobody can say now: ask again later (503)."""


class TooManyGuessesError(Exception):
    """An address has met too many unknown codes, and has to wait (429)."""


class StoreDownError(Exception):
    """A store did not answer; it may have done what it was asked to."""


class ServerDownError(Exception):
    """A server did not answer; it may have done what it was asked to."""


class Store(Protocol):
    """One of the partitions: rows by key, in a first place, and in a copy that follows it.

    Each call is a trip. It raises StoreDownError if the place does not answer.
    """

    def add(self, key: str, row: dict[str, Any]) -> dict[str, Any]:
        """Keep a row unless its key has one, in one step; return the row that is there now."""

    def put(self, key: str, row: dict[str, Any]) -> None:
        """Keep a row in place of what there is."""

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the row of the first place, or None."""

    def get_copy(self, key: str) -> dict[str, Any] | None:
        """Return the row of the copy, or None; the changes of the last seconds may be missing."""

    def keys(self) -> list[str]:
        """Return all keys of the first place."""


class Counts(Protocol):
    """The counts of clicks. Both calls may raise StoreDownError."""

    def add(self, batch: str, clicks: Mapping[str, int], dropped: int) -> None:
        """Add clicks by code, unless a batch of this name was added before."""

    def of(self, code: str) -> int:
        """Return the clicks of a code."""


class Server:
    """One of several servers of the service. They share the stores and the counts.

    Readers come at the same time, in threads of their own.

    stores   the partitions, by name. A link is kept under its code. Keys with a "/" are yours.
    codes    your Shortener, one office of it: its draw() gives codes
    counts   where clicks are counted
    tell     sends a text to all other servers, which `hear` it. It raises nothing; a text can be
             lost.
    clock    returns the time, in seconds since 1970
    room     links kept in memory at most; as many codes that nobody has, beside them
    trips    trips for readers at one time, at most; a reader above that is told to come later
    queue    clicks that wait at most, beside a batch under way; more are dropped

    kept or allowed                         how much, how long
    a link in memory                        15 minutes at least while there is room, an hour at most
    a link that a copy gave, in memory      10 seconds at most
    that nobody has a code, in memory       10 seconds at most
    unknown codes met by one address        20 at each server; then that server refuses it, whatever
                                            it asks for, until they are forgotten: 30 to 60 seconds
                                            after the first
    addresses remembered                    1,000 at most, only of readers who met unknown codes;
                                            the oldest are forgotten first

    A missing answer means that nothing is known: raise UnavailableError, and not UnknownCodeError.
    """

    def __init__(
        self,
        stores: Mapping[str, Store],
        codes: Shortener,
        counts: Counts,
        tell: Callable[[str], None],
        clock: Callable[[], float] = time.time,
        room: int = 1_000,
        trips: int = 50,
        queue: int = 1_000,
    ) -> None:
        self.stores = dict(stores)
        self.codes = codes
        self.counts = counts
        self.tell = tell
        self.clock = clock
        self.room = room
        self.trips = trips
        self.queue = queue

    def create(self, url: str, key: str, name: str | None = None, ends: float | None = None) -> str:
        """Make a link and return its code: `name`, or one that is drawn. No code has a "/".

        `ends` is an instant of the clock, or else 730 days from now. `key` names the request. It
        may be sent again, to any server, whatever became of the first try: then it is the same
        link, with the same code.

        RefusedError      a bad link or name; or the key came with another request
        NameTakenError    somebody else has the name
        UnavailableError  nobody can say now: send it again, with the same key
        """
        check_link(url, name)
        code = self.codes.draw() if name is None else name
        row = {"url": url, "ends": self.clock() + LIFE if ends is None else ends, "key": key}
        if self._store_of(code).add(code, row) != row:
            raise NameTakenError(code)
        return code

    def follow(self, code: str, address: str) -> str:
        """Return where a link leads, for the reader at this address.

        UnknownCodeError     nobody was ever given this code
        EndedError           the link has ended
        TooManyGuessesError  this address has met too many unknown codes
        UnavailableError     nobody can say now, or too many trips are under way
        """
        # TODO: every reader is a trip. Make the lessons hold, one after the other.
        row = self._store_of(code).get(code)
        if row is None:
            raise UnknownCodeError(code)
        if self.clock() >= row["ends"]:
            raise EndedError(code)
        self.counts.add(uuid4().hex, {code: 1}, 0)
        return str(row["url"])

    def end(self, code: str) -> None:
        """End a link now, at all servers. UnknownCodeError, UnavailableError."""
        store = self._store_of(code)
        row = store.get(code)
        if row is None:
            raise UnknownCodeError(code)
        store.put(code, {**row, "ends": min(row["ends"], self.clock())})

    def clicks(self, code: str) -> int:
        """Return the clicks that were counted. UnavailableError."""
        return self.counts.of(code)

    def hear(self, text: str) -> None:
        """Take note of what another server told."""

    def hand_over(self) -> None:
        """Hand all clicks that wait to the counts, as one batch.

        It is called each second, and last before a stop. It raises nothing: what the counts did not
        take is handed over at the next call, as the same batch.
        """

    def grow(self, name: str, store: Store) -> None:
        """Take in one more partition: from now on, write also where a key will live.

        step        who is asked                       what holds then
        grow        each server                        reads go where they went, writes to both
        move        one server, when all have grown    what is there is also where it will live
        switch      each, when all has moved           reads go to the new place, writes to both
        a start     a server with all the stores       knows nothing of the old places
        """
        self.stores = {**self.stores, name: store}

    def move(self) -> None:
        """Bring what is there to where it will live, while others go on reading and writing.

        UnavailableError: call it again.
        """

    def switch(self) -> None:
        """Read where keys live now, and go on writing at both places."""

    def _store_of(self, key: str) -> Store:
        names = sorted(self.stores)
        return self.stores[names[crc32(key.encode()) % len(names)]]


class Door:
    """Has one of the servers answer each request, many at the same time.

    servers  their names
    clock    returns the time in seconds
    """

    def __init__(self, servers: Iterable[str], clock: Callable[[], float] = time.monotonic) -> None:
        self.balancer = Balancer(dict.fromkeys(servers, 1), clock=clock)

    def send(self, request: Callable[[str], Answer]) -> Answer:
        """Return what request(server) returns, for a server of the door's choice.

        ServerDownError from it   the server is dead: ask another, and send the dead one nothing
                                  until `check` finds it alive
        any other error           an answer: raise it; it says nothing about the server
        no server is left         UnavailableError
        """
        with self.balancer.pick() as server:
            return request(server)

    def check(self, alive: Callable[[str], bool]) -> None:
        """Ask alive(server) of each server that is here, each second: who answers lives.

        A server that does not answer is dead, and is sent nothing until it does; `alive` returns
        False for it.
        """

    def leave(self, server: str) -> None:
        """Send a server nothing more; it finishes what it has. `check` does not bring it back."""

    def join(self, server: str) -> None:
        """Take a server in, as new and alive."""

    def is_idle(self, server: str) -> bool:
        """Tell whether a server has finished all that was sent to it, also before it joined."""
        return True
