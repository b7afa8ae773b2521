"""TinyURL whole, several servers behind a door: the reference.

Each promise between two parts is kept in one place. `_read` says what a silent store means, `hear`
what memory may still believe, `_add` where a row has to be, `_next_batch` what becomes of clicks,
`_ask` what is a server's answer and what is its death. Two memories lie one behind the other:
`_fresh` keeps each answer for seconds, `_links` keeps links for an hour. The first is forgotten
before the second, or a reader could carry an old row from the first into the second.

Wrong designs in tests override the public methods; _link, _trip, _read, _note_guess, _guesses_of,
_changed, _homes, _add, _click, _next_batch, _ask and _mark; and the numbers below.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from threading import BoundedSemaphore, Lock
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from dojo.parts import (
    Balancer,
    EndedError,
    HashRing,
    LRUCache,
    NameTakenError,
    NoServerError,
    RefusedError,
    Shortener,
    UnknownCodeError,
    check_link,
)

LIFE = 730 * 86_400  # seconds
HOUR = 3_600  # for so long memory may be wrong if a message was lost
MOMENT = 10  # seconds for which it is remembered that nobody has a code
GUESSES = 20  # unknown codes that an address may meet
ADDRESSES = 1_000
MINUTE = 60
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
        self.queue = queue
        self._before = self._after = self._reads = _ring_of(self.stores)  # differ while links move
        self._fresh = LRUCache(room, self._trip, MOMENT, clock)
        self._links = LRUCache(room, self._link, HOUR - MOMENT, clock)
        self._guesses = LRUCache(ADDRESSES, _nobody, MINUTE, clock)
        self._trips = BoundedSemaphore(trips)
        self._lock = Lock()  # of what follows, and of guesses
        self._waiting: list[str] = []
        self._dropped = 0
        self._handing = Lock()
        self._batch: tuple[str, Counter[str], int] | None = None

    # Links

    def create(self, url: str, key: str, name: str | None = None, ends: float | None = None) -> str:
        """Make a link and return its code: `name`, or one that is drawn. No code has a "/".

        `ends` is an instant of the clock, or else 730 days from now. `key` names the request. It
        may be sent again, to any server, whatever became of the first try: then it is the same
        link, with the same code.

        RefusedError      a bad link or name; or the key came with another request
        NameTakenError    somebody else has the name
        UnavailableError  nobody can say now: send it again, with the same key
        """
        asked, draws = [url, name, ends], count()
        check_link(url, name)
        try:
            while True:  # until a drawn code is free
                wanted = {
                    "asked": asked,
                    "code": self.codes.draw() if name is None else name,
                    "ends": self.clock() + LIFE if ends is None else ends,
                }
                request = self._add(f"request/{key}/{next(draws)}", wanted)
                if request["asked"] != asked:
                    raise RefusedError("the key came with another request")
                code = str(request["code"])
                link = self._add(code, {"url": url, "ends": request["ends"], "key": key})
                if link["key"] == key:
                    self._changed(code)
                    return code
                if name is not None:
                    raise NameTakenError(name)
        except StoreDownError:
            raise UnavailableError from None

    def follow(self, code: str, address: str) -> str:
        """Return where a link leads, for the reader at this address.

        UnknownCodeError     nobody was ever given this code
        EndedError           the link has ended
        TooManyGuessesError  this address has met too many unknown codes
        UnavailableError     nobody can say now, or too many trips are under way
        """
        if len(self._guesses_of(address)) >= GUESSES:
            raise TooManyGuessesError
        try:
            row = self._links.get(code)
        except _LateError as late:
            row = late.row
        except UnknownCodeError:
            self._note_guess(address, code)
            raise
        if self.clock() >= row["ends"]:
            raise EndedError(code)
        self._click(code)
        return str(row["url"])

    def end(self, code: str) -> None:
        """End a link now, at all servers. UnknownCodeError, UnavailableError."""
        try:
            row = None if "/" in code else self.stores[self._reads.find(code)].get(code)
            if row is None:
                raise UnknownCodeError(code)
            for store in self._homes(code):
                store.put(code, {**row, "ends": min(row["ends"], self.clock())})
        except StoreDownError:
            raise UnavailableError from None
        self._changed(code)

    def hear(self, text: str) -> None:
        """Take note of what another server told."""
        self._fresh.forget(text)
        self._links.forget(text)

    def _changed(self, code: str) -> None:
        """Give up what memory holds of a code, here and at all other servers."""
        self.hear(code)
        self.tell(code)

    def _link(self, code: Any) -> dict[str, Any]:
        """Return a link's row. Errors are not kept here, but by `_fresh`, for seconds."""
        row: dict[str, Any] | None = self._fresh.get(code)
        if row is None:
            raise UnknownCodeError(code)
        if "late" in row:
            raise _LateError(row)
        return row

    def _trip(self, code: Any) -> dict[str, Any] | None:
        """Ask the stores, if fewer readers' trips are under way than may be."""
        if "/" in code:  # a request is no link
            return None
        if not self._trips.acquire(blocking=False):
            raise UnavailableError
        try:
            return self._read(self.stores[self._reads.find(code)], code)
        except StoreDownError:
            raise UnavailableError from None
        finally:
            self._trips.release()

    def _read(self, store: Store, code: str) -> dict[str, Any] | None:
        """Return a row of the first place; or of the copy, whose "no" says nothing: it is late."""
        try:
            return store.get(code)
        except StoreDownError:
            row = store.get_copy(code)
        if row is None:
            raise UnavailableError
        return {**row, "late": True}

    # Guesses

    def _guesses_of(self, address: str) -> list[str]:
        try:
            guesses: list[str] = self._guesses.get(address)
        except LookupError:
            return []
        return guesses

    def _note_guess(self, address: str, code: str) -> None:
        with self._lock:
            guesses = self._guesses_of(address)
            if not guesses:
                self._guesses.put(address, guesses)  # once: to put it again would make it young
            guesses.append(code)

    # Clicks

    def clicks(self, code: str) -> int:
        """Return the clicks that were counted. UnavailableError."""
        try:
            return self.counts.of(code)
        except StoreDownError:
            raise UnavailableError from None

    def _click(self, code: str) -> None:
        with self._lock:
            if len(self._waiting) < self.queue:
                self._waiting.append(code)
            else:
                self._dropped += 1

    def hand_over(self) -> None:
        """Hand all clicks that wait to the counts, as one batch.

        It is called each second, and last before a stop. It raises nothing: what the counts did not
        take is handed over at the next call, as the same batch.
        """
        with self._handing:
            while batch := self._batch or self._next_batch():
                try:
                    self.counts.add(*batch)
                except StoreDownError:
                    return  # with the same name next time, since it may have been added
                self._batch = None

    def _next_batch(self) -> tuple[str, Counter[str], int] | None:
        with self._lock:
            clicks, dropped = Counter(self._waiting), self._dropped
            self._waiting, self._dropped = [], 0
        if clicks or dropped:
            self._batch = uuid4().hex, clicks, dropped
        return self._batch

    # Partitions

    def grow(self, name: str, store: Store) -> None:
        """Take in one more partition: from now on, write also where a key will live.

        step        who is asked                       what holds then
        grow        each server                        reads go where they went, writes to both
        move        one server, when all have grown    what is there is also where it will live
        switch      each, when all has moved           reads go to the new place, writes to both
        a start     a server with all the stores       knows nothing of the old places
        """
        self.stores = {**self.stores, name: store}
        self._before = self._reads
        self._after = _ring_of(self.stores)

    def move(self) -> None:
        """Bring what is there to where it will live, while others go on reading and writing.

        UnavailableError: call it again.
        """
        try:
            for name, store in self.stores.items():
                for key in store.keys():  # noqa: SIM118  a store is no dict
                    there = self._after.find(key)
                    if there != name and self._before.find(key) == name:
                        row = store.get(key)
                        assert row is not None
                        self.stores[there].add(key, row)  # and no put: a newer row may be there
        except StoreDownError:
            raise UnavailableError from None

    def switch(self) -> None:
        """Read where keys live now, and go on writing at both places."""
        self._reads = self._after

    def _homes(self, key: str) -> list[Store]:
        """Return where a key has to be kept: where it lived, then where it will live."""
        names = self._before.find(key), self._after.find(key)
        return [self.stores[name] for name in dict.fromkeys(names)]

    def _add(self, key: str, row: dict[str, Any]) -> dict[str, Any]:
        """Add a row wherever its key has to be: the first place decides, the others follow."""
        for store in self._homes(key):
            row = store.add(key, row)
        return row


class _LateError(Exception):
    """A row comes from a copy, which may not have heard of a link's end yet."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row


def _ring_of(names: Iterable[str]) -> HashRing:
    ring = HashRing()
    ring.add(*names)
    return ring


def _nobody(address: Any) -> Any:
    """Say that an address has met no unknown code: what is raised is not kept."""
    raise LookupError(address)


class Door:
    """Has one of the servers answer each request, many at the same time.

    servers  their names
    clock    returns the time in seconds
    """

    def __init__(self, servers: Iterable[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._balancer = Balancer(dict.fromkeys(servers, 1), clock=clock)
        self._lock = Lock()
        self._members = set(servers)
        self._dead: set[str] = set()
        self._open: Counter[str] = Counter()  # requests, by server

    def send(self, request: Callable[[str], Answer]) -> Answer:
        """Return what request(server) returns, for a server of the door's choice.

        ServerDownError from it   the server is dead: ask another, and send the dead one nothing
                                  until `check` finds it alive
        any other error           an answer: raise it; it says nothing about the server
        no server is left         UnavailableError
        """
        while True:
            try:
                with self._balancer.pick() as server:
                    try:
                        return self._ask(server, request)
                    except ServerDownError:
                        raise  # out of the balancer's block: a failure
                    except Exception as error:  # noqa: BLE001  whatever it is, it is an answer
                        said = error
            except ServerDownError:
                continue
            except NoServerError:
                raise UnavailableError from None
            raise said

    def _ask(self, server: str, request: Callable[[str], Answer]) -> Answer:
        """Return or raise what a server answers, and note if it is dead."""
        with self._lock:
            self._open[server] += 1
        try:
            return request(server)
        except ServerDownError:
            self._mark(server, alive=False)
            raise
        finally:
            with self._lock:
                self._open[server] -= 1

    def _mark(self, server: str, *, alive: bool) -> None:
        """Note that a member has died or lives again, and tell the balancer."""
        with self._lock:
            if server not in self._members or alive == (server not in self._dead):
                return
            if alive:
                self._dead.discard(server)
                self._balancer.up(server)
            else:
                self._dead.add(server)
                self._balancer.down(server)

    def check(self, alive: Callable[[str], bool]) -> None:
        """Ask alive(server) of each server that is here, each second: who answers lives.

        A server that does not answer is dead, and is sent nothing until it does; `alive` returns
        False for it.
        """
        for server in [*self._members]:
            self._mark(server, alive=alive(server))

    def leave(self, server: str) -> None:
        """Send a server nothing more; it finishes what it has. `check` does not bring it back."""
        with self._lock:
            self._members.discard(server)
            self._dead.discard(server)
            self._balancer.leave(server)

    def join(self, server: str) -> None:
        """Take a server in, as new and alive."""
        with self._lock:
            self._members.add(server)
            self._balancer.join(server)

    def is_idle(self, server: str) -> bool:
        """Tell whether a server has finished all that was sent to it, also before it joined."""
        return self._open[server] == 0
