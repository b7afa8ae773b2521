"""A photo lab: makers order, workers print, Olga looks after what has died.

Each person is a process of its own, with the design loaded anew and a connection of its own to one
store. Time is a number that the lab sets. What is judged was seen by people: what they were given
and when, what was refused, what came back.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from dojo import design
from dojo.design import checked
from dojo.store import Client, Deeds, Store, before_each_statement, power_cuts
from dojo.story import about_to, tell

NOTHING = "nothing"
LEASE = 30  # seconds that a task is a worker's
WIDTH = 75  # characters of a line
TOLD = {"FullError": "full", "LostError": "refused"}  # by name: each process has its own classes


@cache
def process_of(name: str) -> ModuleType:
    """Return the design as somebody's process has loaded it."""
    return design.afresh("work_queue", f"the process of {name}")


class Lab:
    """A lab with one queue, and the people who use it. A quiet one tells nothing."""

    def __init__(
        self, room: int = 10_000, store: Store | None = None, now: float = 0, *, quiet: bool = False
    ) -> None:
        self.room = room
        self.store = store or Store()
        self.now = now
        self.quiet = quiet
        self.in_hand: dict[str, Any] = {}  # until it is done, has failed, or the worker died
        self.last: dict[str, Any] = {}  # what each worker was given last, which may be nothing
        self.leased: dict[str, float] = {}  # until when each worker has its task, by the rule
        self.orders: dict[str, float] = {}  # those that were accepted, and when they came
        self.keys: dict[str, str] = {}  # of each order, as `put` returned it
        self.done_with: list[str] = []
        self.charged: Counter[str] = Counter()  # how often the bank took money for an order
        self.doing = ("", "")  # which method is at work, for which order
        self.aside: list[str] = []  # what Olga found among the dead
        self._bank: set[str] = set()  # the keys under which it was asked
        self.people: dict[str, tuple[Client, Any]] = {}  # each with a queue of their own

    def queue_of(self, who: str) -> Any:
        """Return the queue as somebody's process has it."""
        if who not in self.people:
            client = Client(self.store)
            make = process_of(who).WorkQueue
            self.people[who] = client, make(client, room=self.room, clock=lambda: self.now)
        return self.people[who][1]

    def at(self, second: float) -> None:
        """Let time pass until then."""
        self.now = second

    def order(self, work: str, key: str | None = None, *, by: str = "Ann", **how: Any) -> str:
        """Let somebody order; return "kept" or "full". `how` is a group, or urgent=True."""
        put = self.queue_of(by).put

        def do() -> str:
            given = checked(put(work, key=key, **how), str, "put", "the task's key")
            assert key in (None, given), f"`put` was given the key {key}, and returned {given:.40}."
            self.orders.setdefault(work, self.now)
            self.keys[work] = given
            return "kept"

        again = " again" * (key is not None and key == self.keys.get(work))
        return self._act(by, f"orders{' urgent' * ('urgent' in how)} {work}{again}", do, put, work)

    def take(self, worker: str) -> str:
        """Let a worker ask for work; return it, or "nothing"."""
        take = self.queue_of(worker).take

        def do() -> str:
            self.in_hand.pop(worker, None)
            self.last[worker] = task = take()
            if task is None:
                return NOTHING
            checked(task, process_of(worker).Task, "take", "a Task or None")
            checked(task.receipt, str, "For a receipt, take", "a text")
            self.in_hand[worker], self.leased[worker] = task, self.now + LEASE
            return str(task.work)

        return self._act(worker, "asks for work", do, take)

    def done(self, worker: str) -> str:
        """Let a worker say that the task in hand is done; return "ok" or "refused"."""
        return self._report(worker, "done", "is done with")

    def fail(self, worker: str, reason: str) -> str:
        """Let a worker say that the task in hand has failed; return "ok" or "refused"."""
        return self._report(worker, "fail", "fails at", reason)

    def extend(self, worker: str) -> str:
        """Let a worker say that the task in hand is still in work; return "ok" or "refused"."""
        return self._report(worker, "extend", "is still at")

    def _report(self, worker: str, verb: str, says: str, *reason: str) -> str:
        task, method = self.last.get(worker), getattr(self.queue_of(worker), verb)
        if task is None:
            self._tell(worker, "has nothing in hand", "", "")
            return "nothing in hand"

        def do() -> str:
            if verb != "extend":
                self.in_hand.pop(worker, None)
            method(task.receipt, *reason)
            if verb == "done":
                self.done_with.append(task.work)
            if verb == "extend":
                self.leased[worker] = self.now + LEASE
            return "ok"

        return self._act(worker, f"{says} {task.work}", do, method, task.work)

    def charge(self, worker: str) -> str:
        """Let a worker have a bank charge for the task in hand, once a key; return the key."""
        if (task := self.in_hand.get(worker)) is None:
            return NOTHING
        answer = "known" if task.key in self._bank else "charged"
        self._bank.add(task.key)
        self.charged[task.work] += answer == "charged"
        self._tell(worker, f"charges for {task.work}", answer, f"The key is {task.key:.40}.")
        return str(task.key)

    def dies(self, worker: str) -> None:
        """End a worker's process, as by a power cut: with it goes all that it had in memory."""
        task = self.in_hand.pop(worker, None)
        if worker in self.people:
            self.people.pop(worker)[0].close()
        why = f"Nobody works on {task.work} now, and nobody is left to say so." if task else ""
        self._tell(worker, "dies", "", why)

    def given_to(self, worker: str) -> str:
        """Return what a worker has in hand, and which try that is."""
        task = self.in_hand.get(worker)
        return f"{task.work}, try {task.tries}" if task else NOTHING

    def dead(self) -> list[tuple[str, str]]:
        """Let Olga look at the dead tasks; return the work and the reason of each."""
        dead = self.queue_of("Olga").dead
        found: list[tuple[str, str]] = []

        def do() -> str:
            for task in checked(dead(), list, "dead", "a list of DeadTask"):
                checked(task, process_of("Olga").DeadTask, "dead", "a list of DeadTask")
                found.append((task.work, task.reason))
                self.keys[task.work] = task.key  # the one that Olga sees
            self.aside = [work for work, _ in found]
            return ", ".join(f"{work} ({reason})" for work, reason in found) or NOTHING

        self._act("Olga", "looks at the dead", do, dead)
        return found

    def revive(self, work: str, by: str = "Olga") -> str:
        """Let somebody give a dead task another chance."""
        revive = self.queue_of(by).revive
        return self._act(by, f"revives {work}", lambda: revive(self.keys[work]) or "", revive)

    def _act(
        self, who: str, says: str, do: Callable[[], str], method: Callable[..., Any], work: str = ""
    ) -> str:
        """Let the queue do something; return what is answered. An unexpected error is raised."""
        about_to(f"{self.now:>4g} s  {who:<5}{says}", method)
        self.doing = (method.__name__, work)
        try:
            answer = do()
        except Exception as error:
            answer = TOLD.get(type(error).__name__, "")
            if isinstance(error, sqlite3.IntegrityError) or "is locked" in str(error):
                answer = f"the store says: {error}"
            if not answer:
                raise
            if work:
                self.in_hand.pop(who, None)
        self.doing = ("", "")
        assert not self.people[who][0]().in_transaction, (
            f"After `{method.__name__}` the transaction that it began is still open. Nothing of it"
            " is kept before it ends, and until then everybody else may have to wait."
        )
        about_to("", method)
        why = "" if self.quiet else self._why(who, answer, work or answer, method.__name__)
        self._tell(who, says, answer, why, method)
        return answer

    def _tell(self, who: str, says: str, answer: str, why: str, called: Any = None) -> None:
        if self.quiet:
            return
        hands: dict[str, list[str]] = {}
        for name, task in self.in_hand.items():
            hands.setdefault(str(task.work), []).append(name)
        held = "; ".join(f"{work}: {', '.join(names)}" for work, names in hands.items())
        line = f"{self.now:>4g} s  {who:<5}{says:<25}{answer:<10} "
        if held:
            line += f"| {held if len(line + held) < WIDTH - 1 else f'{len(self.in_hand)} in work'}"
        count = f"ordered {len(self.orders)} · done {len(self.done_with)}"
        count = count if answer in ("kept", "ok") else ""
        tell(line.rstrip()[:WIDTH], why=why, count=count, called=called, of=self)

    def _why(self, who: str, answer: str, work: str, verb: str) -> str:
        """Say what follows from an answer, for whom; only what is true of every design."""
        busy = [name for name, task in self.in_hand.items() if task.work == work and name != who]
        idle = self.waiting()
        other, first = (busy or [""])[0], (idle or [""])[0]
        wait, age = (self.now - self.orders.get(each, self.now) for each in (first, work))
        whys = [
            (answer == "full", f"{who} hears at once that there is no room, and can wait."),
            (answer == "refused", f"{who} is told that the receipt for {work} is no longer good."),
            (verb == "done" and busy, f"{other} still has {work} in hand."),
            (verb == "fail", f"Somebody has to try {work} again, or to give it up."),
            (verb == "take" and busy, f"{other} may be at work on {work} as well."),
            (answer == NOTHING and idle, f"Nobody works on {first}, and {who} stands idle."),
            (verb == "take" and wait > age, f"{first} still waits, for {wait:g} s now."),
        ]
        return next((why for holds, why in whys if holds), "")

    def waiting(self) -> list[str]:
        """Return the orders that are not done and that nobody works on."""
        busy = [task.work for task in self.in_hand.values()]
        return [work for work in self.orders if work not in (*busy, *self.done_with, *self.aside)]


def meet(
    make: Callable[[], Lab],
    deeds: Deeds[Lab],
    right: list[tuple[str, ...]],
    at: float = 0,
    then: Sequence[str] = (),
) -> str:
    """Let two meet in every order, and others ask `then`; return the first problem, and tell it."""

    def opened() -> Lab:
        lab = make()
        for who in deeds:
            lab.queue_of(who)
        return lab

    def ask(lab: Lab) -> list[str]:
        lab.at(at or lab.now)
        return [f"{who}: {lab.take(who)}" for who in then]

    return before_each_statement(opened, deeds, right, ask)


def after_power_cuts(day: Callable[[Lab], None]) -> str:
    """Cut the power before each statement of a day; return the first loss, and tell it.

    1,000 seconds later people look at what is left. An order without an answer may be there or
    not, and is there once when its maker orders again under the same key.
    """
    lab = Lab(quiet=True)
    cuts = power_cuts(
        lab.store,
        lambda: day(lab),
        lambda: (*lab.doing, lab.now, set(lab.orders), set(lab.orders) - set(lab.done_with)),
    )
    for statement, left, (verb, work, now, known, due) in cuts:
        new = {work} - known if verb == "put" else set()
        may_be = [due, due | new, due - {work} if verb == "done" else due]
        for again in [False, True] if new else [False]:
            found = what_is_found(Store(left), now + 1000, work if again else "")
            if found not in [sorted(orders) for orders in (may_be[1:2] if again else may_be)]:
                tell(f"the power fails in `{verb}`, just before this statement:")
                tell(f"        {statement:.60}")
                if again:
                    tell(f"{work}: its maker had no answer, and orders again")
                promised = ", ".join(sorted(due | new if again else due)) or NOTHING
                return f"promised: {promised}; found: {', '.join(found) or NOTHING}"
    tell(f"the power fails at {len(cuts)} different moments, and nothing is lost")
    return ""


def what_is_found(store: Store, now: float, again: str) -> list[str]:
    """Return what people find in a store, dead or to be taken, when its power is back."""
    lab = Lab(store=store, now=now, quiet=True)
    if again:
        lab.order(again, key=again)
    found = [work for work, _ in lab.dead()]
    while len(found) < 10 and (work := lab.take("Dan")) != NOTHING:
        found.append(work or "a task without words")
        lab.done("Dan")
    return sorted(found)
