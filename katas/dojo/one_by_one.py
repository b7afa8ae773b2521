"""Two people who call one thing at the same time must end as if their calls had come one by one.

What each of them is told, and what is seen afterwards, is compared with every order in which the
calls can follow one another, each tried on a thing that was made alike. So no lesson has to know
what two calls that meet should end in.

    adds = Act("adds c", lambda ring: ring.add("c"))
    looks = Act("looks home up", lambda ring: ring.find("home"))
    meeting = meet(make, adds, looks, look)
    problem = at_the_same_time([meeting], Shared.disorder)
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from dojo.races import Deed, Meeting

Thing = TypeVar("Thing")
Outcome = dict[str, str]  # what is seen, each with its name: "then requests go to": "a b a"


class Act(Generic[Thing]):
    """What somebody does, how a story says it, and the calls that it is made of."""

    def __init__(self, says: str, *calls: Callable[[Thing], Any]) -> None:
        self.says = says
        self.calls = calls


class Shared(Generic[Thing]):
    """A thing that two people call, and what each is told by it."""

    def __init__(
        self, thing: Thing, look: Callable[[Thing], Outcome], allowed: Sequence[Outcome] = ()
    ) -> None:
        self.thing = thing
        self.look = look
        self.allowed = allowed
        self.told: dict[str, list[Any]] = {"Ann": [], "Ben": []}

    def call(self, who: str, call: Callable[[Thing], Any]) -> None:
        """Let somebody call, and keep the answer if there is one."""
        answer = call(self.thing)
        if answer is not None:
            self.told[who].append(answer)

    def do(self, who: str, act: Act[Thing]) -> str:
        """Let somebody do all that an act is made of, and return what they are told."""
        for call in act.calls:
            self.call(who, call)
        return _shown(self.told[who])

    def outcome(self) -> Outcome:
        """See what came of it."""
        told = {f"{who} is told": _shown(answers) for who, answers in self.told.items()}
        return told | self.look(self.thing)

    def disorder(self) -> str:
        """Say what no order of single calls ends in, or "" if there is one that does."""
        ended = self.outcome()
        if ended in self.allowed:
            return ""
        for name, text in ended.items():
            others = dict.fromkeys(outcome[name] for outcome in self.allowed)
            if text not in others:
                return f"{name} {text or 'nothing'}; one by one: {' or '.join(others)}"
        return f"{'; '.join(f'{name} {text}' for name, text in ended.items())}: never together"


def meet(
    make: Callable[[], Thing],
    ann: Act[Thing],
    ben: Act[Thing],
    look: Callable[[Thing], Outcome],
    given: str = "",
) -> Meeting[Shared[Thing]]:
    """Let two acts meet; `look` says what is seen of the thing when both are done."""
    allowed = []
    for order in _orders([("Ann", call) for call in ann.calls], [("Ben", c) for c in ben.calls]):
        shared = Shared(make(), look)
        for who, call in order:
            shared.call(who, call)
        allowed.append(shared.outcome())
    return Meeting(
        lambda: Shared(make(), look, allowed),
        Deed(ann.says, lambda shared: shared.do("Ann", ann)),
        Deed(ben.says, lambda shared: shared.do("Ben", ben)),
        given,
    )


Calls = list[tuple[str, Callable[[Any], Any]]]


def _orders(some: Calls, others: Calls) -> Iterator[Calls]:
    """Yield every order of these calls in which each person's own keep theirs."""
    if not some or not others:
        yield some + others
        return
    yield from ([some[0], *rest] for rest in _orders(some[1:], others))
    yield from ([others[0], *rest] for rest in _orders(some, others[1:]))


def _shown(answers: list[Any]) -> str:
    return ", ".join(
        " ".join(map(str, answer)) if isinstance(answer, list | tuple) else str(answer)
        for answer in answers
    )
