"""A cafe, its tills, and the bank that they call; all seconds are simulated.

The cafe judges by what it sees: when the bank was tried and what each try was told, what was paid,
what reached the customer, and when.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

from dojo import design
from dojo.clerk import Clerk
from dojo.clock import Day, slots
from dojo.story import about_to, tell
from retry import BusyError, FailedError, NoAnswerError, Retry, Try

TOLD = 6  # tries of one call that are told one by one
PAID = ("ok", "lost", "breaks")
ACCIDENTS = (TypeError, NameError, AttributeError, LookupError, ValueError, AssertionError)


class DeclinedError(Exception):
    """The bank says no."""


class ClosedError(BusyError):
    """The bank is closed for a moment: a kind of busy."""


class LeftError(BaseException):
    """The customer has left."""


class CutShortError(BaseException):
    """The bank was tried so often that the scene is cut short."""


ACTS: dict[str, tuple[str, Callable[[], BaseException] | None]] = {
    "ok": ("here is the answer", None),
    "nought": ("the balance is 0", None),
    "busy": ("turned away", BusyError),
    "busy, 30 s": ("turned away, asked to wait 30 s", partial(BusyError, 30)),
    "busy, 1 h": ("turned away, asked to wait 3,600 s", partial(BusyError, 3_600)),
    "busy, never": ("turned away, told: not again", partial(BusyError, again=False)),
    "closed": ("closed for a moment", ClosedError),
    "hangs": ("no answer comes", NoAnswerError),
    "lost": ("it is done, but the answer is lost", NoAnswerError),
    "breaks": ("it is done, and the bank breaks", FailedError),
    "declined": ("declined", DeclinedError),
    "printer": ("the till's own printer is slow", TimeoutError),
    "leaves": ("the customer leaves", LeftError),
}


def highest() -> float:
    """Return the highest number that dice show: each pause is then at its limit."""
    return 1 - 2**-53


def elsewhere(**settings: Any) -> Retry:
    """Return a till as another process makes it: nothing was called in its module yet."""
    till: Retry = design.afresh("retry").Retry(**settings)
    return till


@dataclass
class Tried:
    """One try, as the bank saw it."""

    who: str
    told: Try
    begun: float
    ended: float
    act: str


class Cafe:
    """A cafe with tills of one kind, and a bank that meets their tries with what a script says.

    script      what the bank does, try by try: a word of ACTS
    then        what it does after that; "in turns" turns away every second try
    takes       seconds until it says anything
    looks_up    whether it looks keys up, and does nothing twice for one key
    layers      settings of further retries, one behind the other, between a till and the bank
    make        makes a till, of these settings
    """

    def __init__(  # noqa: PLR0913  what can be different in a cafe
        self,
        *script: str,
        then: str = "ok",
        takes: float = 0,
        looks_up: bool = False,
        layers: Sequence[dict[str, Any]] = (),
        tills: int = 1,
        dice: Callable[[], float] = highest,
        make: Callable[..., Retry] = Retry,
        **settings: Any,
    ) -> None:
        self.script, self.then, self.takes, self.looks_up = [*script], then, takes, looks_up
        self.away_until, self.away = 0.0, "busy"  # when the bank is back, what it does until then
        self.idempotent = [looks_up, looks_up]  # whether a payment is, as each layer is told
        self.cut_short = 60  # so many tries of one call, and the scene is cut short
        self.clock, self.is_told, self.told_at = Day(), True, 0.0
        self.tried: list[Tried] = []
        self.paid: list[str] = []  # who has paid, once for each payment
        self.error: BaseException | None = None  # what reached the last customer, at told_at
        self._tries: dict[str, int] = {}  # in somebody's present call
        self._receipts: dict[str, str] = {}  # by their keys
        self._raised: list[BaseException] = []
        given = {"clock": self.clock, "sleep": self.clock.nap, "random": dice, **settings}
        self.tills = [make(**given) for _ in range(tills)]
        self.layers = [make(**{**given, **layer}) for layer in layers]

    # The bank

    def _meet(self, who: str, told: Try, *, pays: bool) -> Any:
        """Let the bank be tried: this is what a till calls."""
        assert type(told).__name__ == "Try", f"The bank was told {told!r:.40}, which is no Try."
        if self._tries[who] == self.cut_short:
            raise CutShortError
        self._tries[who] += 1
        act = self.script.pop(0) if self.script else self.then
        if act == "in turns":
            act = "ok" if self.tried and self.tried[-1].act == "busy" else "busy"
        act = self.away if self.clock.now < self.away_until else act
        if self.takes > told.seconds:
            act = "hangs"
        self.tried.append(tried := Tried(who, told, self.clock.now, self.clock.now, act))
        self.clock.nap(max(0, told.seconds) if act == "hangs" else self.takes)
        tried.ended = self.clock.now
        why, answer = self._pay(tried) if pays and act in PAID else ("", "the answer")
        self._tell(tried, why)
        if error := ACTS[act][1]:
            self._raised.append(error())
            raise self._raised[-1]
        return 0 if act == "nought" else answer

    def _pay(self, tried: Tried) -> tuple[str, str]:
        """Take the money, unless the key is known here; return what that means, and a receipt."""
        who, key = tried.who, tried.told.key
        if self.looks_up and key and key in self._receipts:
            receipt = self._receipts[key]
            return f"The bank knows this key: no money is taken, {receipt} is shown.", receipt
        self.paid.append(who)
        receipt = self._receipts[key] = f"receipt {len(self.paid)}"
        times = self.paid.count(who)
        return f"{who} has paid {times} times for one order." * (times > 1), receipt

    def _tell(self, tried: Tried, why: str) -> None:
        """Tell one try, with the seconds that it was given."""
        number = self._tries[tried.who]
        if number > TOLD or not self.is_told:
            return
        more = f"{tried.who} waits for this try, too, and has cost the bank {number} by now."
        told = [f", {tried.told.seconds:,.4g} s at most", f"   key {tried.told.key[:8] or 'none'}"]
        line = f"{tried.begun:>6.1f} s   {tried.who}, try {tried.told.number}{told[self.looks_up]}"
        count = f"tries {len(self.tried)}" + f", payments {len(self.paid)}" * bool(self.paid)
        tell(
            f"{line:<37} {ACTS[tried.act][0]}", why=why or more * (number > 1), count=count, of=self
        )

    @property
    def pauses(self) -> list[float]:
        """The seconds between the end of each try and the next."""
        return [round(b.begun - a.ended, 6) for a, b in pairwise(self.tried)]

    # Customers

    def ask(self, who: str, seconds: float = 60) -> str:
        """Let a customer ask for a balance, which may be repeated; return what reaches them."""
        return self._call(who, "asks", seconds)

    def pay(self, who: str, key: str = "", till: int = 0) -> str:
        """Let a customer pay; return what reaches them."""
        return self._call(who, "pays", 60, key, till)

    def ask_together(self, *customers: tuple[str, float, float]) -> dict[str, str]:
        """Let customers come, each with a second and a patience; return what each is told."""
        for who, second, seconds in customers:
            self.clock.come(second, who, partial(self.ask, who, seconds))
        self.clock.run()
        return {person.name: person.answer for person in self.clock.people}

    def _call(self, who: str, verb: str, seconds: float, key: str = "", till: int = 0) -> str:
        """Let a till make a call, tell what reaches the customer, and return it."""
        chain, called = [self.tills[till], *self.layers], self.tills[till].call
        begun, self._tries[who] = self.clock.now, 0

        def go(level: int, told: Try) -> Any:
            if level == len(chain):
                return self._meet(who, told, pays=verb == "pays")
            may, down = verb == "asks" or self.idempotent[level], partial(go, level + 1)
            return chain[level].call(down, told.seconds, idempotent=may, key=told.key or None)

        if self.is_told:
            place = f" at till {till + 1}" * (len(self.tills) > 1) + f", {key}" * bool(key)
            safe = f", {'not ' * (not self.idempotent[0])}idempotent"
            wait = f" and waits {seconds:,g} s at most" if verb == "asks" else safe
            tell(f"{begun:>6.1f} s {who} {verb}{place}{wait}", sets_scene=True)
            about_to("           the till makes the call", called)
        heard = self._heard(lambda: go(0, Try(1, seconds, key)))
        self.told_at = self.clock.now
        if self.is_told:
            tries = self._tries[who]
            if tries > TOLD:
                tell(f"           and {tries - TOLD} more tries")
            why = f"{who} waited {self.told_at - begun:.3g} s; tries for this call: {tries}."
            why *= tries > 1 or self.error is not None
            line = f"{self.told_at:>6.1f} s {who} is told: {heard}"
            tell(line, why=why, called=called, of=self)
        return heard

    def _heard(self, call: Callable[[], Any]) -> str:
        """Return what reaches a customer: the bank's answer, or an error by its name."""
        self.error = None
        try:
            answer = call()
        except BaseException as error:
            self.error, name = error, type(error).__name__
            if isinstance(error, CutShortError):
                return f"nothing, after {self.cut_short} tries"
            if error in self._raised:
                return name if error is self._raised[-1] else f"an earlier {name}"
            if isinstance(error, FailedError):
                return f"a {name} of the till's own"
            if isinstance(error, ACCIDENTS) or not isinstance(error, Exception):
                raise
            return design.one_line(error, 50)
        return answer if isinstance(answer, str) else design.brief(answer)

    def draw(self, seconds: float) -> None:
        """Draw the last call, a tenth of a second each: = for a try, . for a pause."""
        line = ""
        for tried in self.tried:
            line = line.ljust(round(10 * tried.begun), ".").ljust(round(10 * tried.ended), "=")
        tell(line.ljust(round(10 * self.told_at), ".")[:70])
        tell(f"{'^ the customer leaves':>{round(10 * seconds) + 21}}")

    # Many customers, who are not told one by one

    def serve(self, customers: int, when: str, busy_every: int = 0) -> tuple[int, int, int]:
        """Let so many ask, one a second; return who got answers, all tries, and who got none."""
        self.is_told, before, answered, untried = False, len(self.tried), 0, 0
        for number in range(customers):
            self.script += ["busy"] * bool(busy_every and number % busy_every == 0)
            answered += self.ask("Ann") == "the answer"
            untried += self._tries["Ann"] == 0
            self.clock.nap(1)
        self.is_told, tries = True, len(self.tried) - before
        more = f"The bank has {tries - customers:,} tries more than customers."
        line = f"{customers:>5,} customers, {when:<24} {tries:>6,} tries {answered:>6,} answered"
        tell(line, why=more * (tries > customers), called=self.tills[0].call, of=self)
        return answered, tries, untried


def crowd(tills: int, back_at: float, away: str = "busy", **settings: Any) -> tuple[int, int, int]:
    """Let so many tills be turned away at 0.0 until the bank is back.

    Return who came again before that, the most in a tenth of a second, and who got no answer.
    """
    dice, times, unserved = Random(42).random, list[float](), 0
    for _ in range(tills):
        cafe = Cafe(dice=dice, **settings)
        cafe.away_until, cafe.away, cafe.is_told = back_at, away, False
        unserved += cafe.ask("Ann") != "the answer"
        times += [tried.begun for tried in cafe.tried[1:]]
    busiest = max(slots(times, 0.1).values(), default=0)
    tell(f"{tills} tills are turned away at 0.0 s; the bank is back at {back_at} s")
    seen: dict[str, int] = {}
    for half, tries in sorted(slots(times, 0.5).items())[:7]:
        seen[f"tries from {half / 2:.1f} s"] = tries
        tell(f"{half / 2:>6.1f} s {'#' * (tries // 6)} {tries}", of=seen)
    why = f"The bank can take 100 tries in a tenth of a second, and met {busiest}."
    tell(f"the busiest tenth of a second: {busiest}", why=why, called=cafe.tills[0].call)
    return sum(time < back_at for time in times), busiest, unserved


def rush(make: Callable[..., Retry] = Retry, **bank: Any) -> tuple[int, list[float], float]:
    """Let 240 customers come to one till, 8 a second, each for 10 s.

    Return all tries, when those came who got no answer, and the longest time until one was told.
    """
    day = Day()
    clerk = Clerk(day, BusyError, NoAnswerError, dice=Random(7).random, **bank)
    till = make(clock=day, sleep=day.nap, random=Random(1).random)

    def is_served(_: int) -> bool:
        try:
            till.call(lambda a_try: clerk.serve(a_try.seconds), 10, idempotent=True)
        except FailedError:
            return False
        return True

    visits = day.rush(240, 1 / 8, is_served)
    lost = [visit.begun for visit in visits if not visit.answer]
    return clerk.asked, lost, max(visit.ended - visit.begun for visit in visits)
