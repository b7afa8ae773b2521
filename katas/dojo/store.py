"""A store that several processes use, what happens when two meet in it, and what a crash leaves.

It is a file of SQLite's. Two meet as in `dojo.races`, but a process can be seen by others only
through its statements, so that one is stopped before each of these, and not before each
instruction:

    takes = ("asks for work", Lab.take)
    right = [("wedding", "letter"), ("letter", "wedding")]
    problem = before_each_statement(make, {"Ann": takes, "Ben": takes}, right, then=lambda lab: [])

A power cut is a copy of the file as it is between two statements: no exception is thrown, and no
`finally` is run. For url_shortener and work_queue.
"""

import itertools
import re
import shutil
import sqlite3
import tempfile
import threading
import weakref
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from dojo.course import Course, Does, Sent
from dojo.people import Person, together
from dojo.story import tell

PATIENCE = 1.0  # seconds that a statement waits for another process, before the store says "locked"
STATEMENT_AT_MOST = 60  # characters of it in a story
SHOWN = 3  # statements of one part that are drawn
STILL = 0.01  # seconds without a statement, after which a process is taken to wait
Content = dict[str, bytes]  # of the store's files, by how their names end
Note = TypeVar("Note")


class Store:
    """A file in a folder of its own, which is gone when nobody knows it any more.

    listener   hears each statement of each connection, in the thread that sends it, just before
               it is done
    refuses    hears what came of one that was to write, and wrote nothing, in the same way
    """

    def __init__(self, content: Content | None = None) -> None:
        self.listener: Callable[[str], None] = _nobody
        self.refuses: Callable[[str], None] = _nobody
        self.connections: list[sqlite3.Connection] = []
        folder = tempfile.mkdtemp(prefix="store-")
        self.file = Path(folder) / "store.db"
        for ending, found in (content or {}).items():
            Path(f"{self.file}{ending}").write_bytes(found)
        self.folder = folder

    def __del__(self) -> None:  # weakref.finalize would leave something to be done at exit
        _put_away(self.folder, self.connections)

    def is_free(self) -> bool:
        """Tell whether nobody holds a lock of the store at this moment."""
        with closing(sqlite3.connect(self.file, timeout=0, isolation_level=None)) as probe:
            try:
                probe.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                return False
        return True

    def content(self) -> Content:
        """Return what is left if the power fails now."""
        files = {ending: Path(f"{self.file}{ending}") for ending in ("", "-wal", "-journal")}
        return {ending: file.read_bytes() for ending, file in files.items() if file.exists()}


class Client:
    """One process's way to a store; to call it gives the calling thread's connection."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.is_locked = False  # by somebody else, in `locked`
        self.own = threading.local()
        self.mine: list[sqlite3.Connection] = []

    def __call__(self) -> sqlite3.Connection:
        """Return the calling thread's connection, which keeps each statement by itself."""
        if not hasattr(self.own, "connection"):
            connection = sqlite3.connect(
                self.store.file, timeout=PATIENCE, isolation_level=None, check_same_thread=False,
                factory=_Connection,
            )  # fmt: skip
            connection.store = weakref.ref(self.store)
            connection.execute("PRAGMA synchronous = OFF")  # nobody pulls a real plug here
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):  # a design's wish
                connection.execute("PRAGMA journal_mode = MEMORY")
            store = connection.store
            connection.set_trace_callback(lambda statement: _hear(store(), statement))
            self.mine.append(connection)
            self.store.connections.append(connection)
            self.own.connection = connection
        mine: sqlite3.Connection = self.own.connection
        return mine

    def close(self) -> None:
        """End as a process does that is killed: what was not kept yet is dropped."""
        for connection in self.mine:
            self.store.connections.remove(connection)
            connection.close()
        self.mine.clear()

    def steps(self, do: Callable[[], Any]) -> int:
        """Return how many tens of steps the store takes for what the calling thread does."""
        ticks = itertools.count()
        connection = self()
        connection.set_progress_handler(lambda: next(ticks) < 0, 10)
        try:
            do()
        finally:
            connection.set_progress_handler(None, 0)
        return next(ticks)


class _Cursor(sqlite3.Cursor):
    """One that says when a statement that was to write has written nothing."""

    connection: "_Connection"

    def execute(self, *given: Any) -> Any:
        store = self.connection.store()
        try:
            super().execute(*given)
        except sqlite3.Error:
            if store is not None:
                store.refuses("refused")
            raise
        if store is not None and self.rowcount == 0 and self.description is None:
            store.refuses("writes nothing")
        return self


class _Connection(sqlite3.Connection):
    """One whose statements go through such cursors."""

    store: "weakref.ref[Store]"

    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, *given: Any) -> Any:
        return self.cursor().execute(*given)


def _nobody(_: str) -> None:
    """Hear a statement, and do nothing."""


def _hear(store: Store | None, statement: str) -> None:
    if store is not None:
        store.listener(statement)


def _put_away(folder: str, connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        with suppress(sqlite3.ProgrammingError):  # another thread is still at work with it
            connection.close()
    shutil.rmtree(folder, ignore_errors=True)


class HasStore(Protocol):
    """A world whose people meet in a store."""

    store: Store


World = TypeVar("World", bound=HasStore)
Deeds = dict[str, tuple[str, Callable[[World, str], Any]]]  # by whom, how it is said, what is done


def power_cuts(
    store: Store, do: Callable[[], None], note: Callable[[], Note]
) -> list[tuple[str, Content, Note]]:
    """Return what is left if the power fails before a statement, and after the last one.

    `note` says what the world knows at that moment. Where it and what is left are as before the
    statement before, nothing new can come of it, and it is passed over.
    """
    cuts: list[tuple[str, Content, Note]] = []

    def cut(statement: str) -> None:
        left = (store.content(), note())
        if not cuts or cuts[-1][1:] != left:
            cuts.append((_flat(statement), *left))

    store.listener = cut
    do()
    store.listener = _nobody
    cut("(the end)")
    return cuts


def before_each_statement(
    make: Callable[[], World],
    deeds: Deeds[World],
    right: Collection[tuple[Any, ...]],
    then: Callable[[World], list[Any]],
) -> str:
    """Let two meet in every order; return the first problem, and tell it.

    The first of `deeds` is stopped before each statement, and the second acts there. `right` holds
    what the two may be answered, followed by what `then` finds in the world when both are done.
    Where the second waits for the first, both go on: whatever follows is an order that can happen.
    """
    shown: _Order[World] | None = None
    for place in itertools.count(1):
        order = _Order(make(), deeds)
        order.run(place)
        order.judge(right, then)
        if shown is None or order.waited or order.problem:
            shown = order
        if order.problem or not order.stopped:
            break
    assert shown is not None
    shown.tell(shown.problem or f"all is well, as in each of {place} such meetings")
    return shown.problem


@dataclass
class _Heard:
    """A statement: who sent it, in which part of an order, and what came of it if it failed."""

    who: str
    part: int
    statement: str
    refused: str = ""

    def at(self, moment: int) -> Sent:
        """Return it as it is drawn: its verb, and the first text in it."""
        texts = re.findall("'([^']*)'", self.statement)
        verb = self.statement.partition(" ")[0]
        return Sent(moment, self.who, " ".join([verb, *texts[:1]])[:16], self.refused)


class _Order(Generic[World]):
    """One order of events: the first stopped before a statement, the second acts, she goes on."""

    def __init__(self, world: World, deeds: Deeds[World]) -> None:
        self.world = world
        self.deeds = deeds
        self.names = list(deeds)
        self.people: list[Person] = []
        self.stopped = ""
        self.waited = False
        self.part = 0  # 1 when the first is stopped, 2 when she goes on
        self.heard: list[_Heard] = []
        self.problem = ""

    def run(self, place: int) -> None:
        """Let it happen, with a stop before statement number `place`."""
        places = itertools.count(1)
        begin = threading.Event()

        def hear(statement: str) -> None:
            who = threading.current_thread()
            if who is first and next(places) == place:
                self.stopped, self.part = _flat(statement), 1
                self.let_act(self.person(1))
                self.part = 2
            self.heard.append(_Heard(who.name, self.part, _flat(statement)))

        def refuse(how: str) -> None:
            who = threading.current_thread().name
            for one in self.heard[::-1]:
                if one.who == who:
                    one.refused = how
                    break

        first = self.person(0, begin)
        self.people.append(first)
        self.world.store.listener, self.world.store.refuses = hear, refuse
        begin.set()
        together(*self.people, limit=3 * PATIENCE)
        if not self.stopped:  # she sent no more statements: the second comes when she is done
            self.part = 1
            self.people.append(self.person(1))
        together(*self.people, limit=2 * PATIENCE)
        self.world.store.listener = self.world.store.refuses = _nobody

    def let_act(self, second: Person) -> None:
        """Wait until the second is done, or waits for what the first holds.

        That is certain where the first holds nothing. Where it does, a process that has sent no
        statement for a while is taken to wait; if it does not, what follows can happen as well.
        No frames are looked at: to walk those of a thread that runs can crash Python 3.11.
        """
        self.people.append(second)
        if self.world.store.is_free():
            second.join(2 * PATIENCE)
        heard = -1
        while second.is_alive() and heard != len(self.heard):
            heard = len(self.heard)
            second.join(STILL)
        self.waited = second.is_alive()

    def person(self, number: int, begin: threading.Event | None = None) -> Person:
        """Let one of the two act, once that may begin."""
        name = self.names[number]
        _, do = self.deeds[name]

        def act() -> Any:
            if begin is not None:
                begin.wait()
            return do(self.world, name)

        return Person(name, act)

    def judge(self, right: Collection[tuple[Any, ...]], then: Callable[[World], list[Any]]) -> None:
        """See what is wrong with it."""
        first, second = self.people
        self.problem = first.problem or second.problem
        if not self.problem:
            seen = (first.answer, second.answer, *then(self.world))
            if seen not in right:
                told = f"{first.name}: {seen[0]}; {second.name}: {seen[1]}"
                self.problem = "; then ".join([told, *map(str, seen[2:])])

    def course(self) -> tuple[Course, list[int]]:
        """Return what happened, and how many moments of it belong to each of its parts."""
        one, other = self.names
        deed, other_deed = (Does(says) for says, _ in self.deeds.values())
        course, ends = Course([one, other], shared="the store"), list[int]()

        def add(who: str, part: int, doing: dict[str, Does]) -> None:
            heard = [sent for sent in self.heard if (sent.who, sent.part) == (who, part)]
            heard = heard if len(heard) <= SHOWN else [*heard[: SHOWN - 1], heard[-1]]
            for statement in heard:
                course.sent.append(statement.at(len(course.moments)))
                course.moments.append(doing)
            course.moments.extend([] if heard else [doing])

        held = {one: Does("is held up", tone="off")} if self.stopped else {}
        waits = {other: Does(f"waits for {one}", tone="cost")} if self.waited else {}
        add(one, 0, {one: deed})
        ends.append(len(course.moments))
        add(other, 1, held | {other: other_deed})
        if self.waited:
            course.moments.append(held | waits)
        ends.append(len(course.moments))
        if self.stopped:
            course.stop = (ends[0], f"{one} is stopped before this: {self.stopped}")
            add(one, 2, {one: Does("goes on")} | waits)
        if self.waited:
            add(other, 2, {other: Does("goes on")})
        ends.append(len(course.moments))
        course.answers = {one.name: str(one.answer) for one in self.people if one.answer}
        return course, ends

    def tell(self, verdict: str) -> None:
        """Tell the two lanes, and what came of it."""
        course, (stop, met, end) = self.course()
        (one, other), (deed, other_deed) = self.names, [says for says, _ in self.deeds.values()]
        if self.stopped:
            says = f"{one:<5} {deed}, and is stopped just before this statement:"
            tell(says, of=course.until(stop))
            tell(f"        {self.stopped:.{STATEMENT_AT_MOST}}")
            waits = f", and waits for {one}" * self.waited
            tell(f"{other:<5} {other_deed}{waits}", of=course.until(met))
            then = f", and then {other}" * self.waited
            tell(f"{one:<5} goes on{then}", of=course.until(end))
        else:
            says = f"{one:<5} {deed}\n{other:<5} {other_deed}, when {one} is done"
            tell(says, of=course.until(end))
        course.verdict = (verdict, "broken" * bool(self.problem))
        tell(f"      {verdict:.64}", of=course)


def _flat(statement: str) -> str:
    return " ".join(statement.split())


def contents(client: Client) -> list[str]:
    """Return all that is kept in a store, as statements; nothing while somebody else holds it."""
    return [] if client.is_locked else [*client().iterdump()]


def left_over(client: Client) -> str:
    """Say what keeps others from writing after a call of the present thread; "" if nothing."""
    if client().in_transaction:
        return "a transaction is left open"
    return "the store is left locked" * (not client.is_locked and not client.store.is_free())


@contextmanager
def locked(client: Client) -> Iterator[None]:
    """Hold a client's store, so that the present thread is told at once that it is locked."""
    client().execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(client.store.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        client.is_locked = True
        yield
    client.is_locked = False
    client().execute(f"PRAGMA busy_timeout = {1_000 * PATIENCE:.0f}")
