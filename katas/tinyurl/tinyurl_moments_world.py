"""What can happen between any two steps of a server, tried at each; and readers who meet."""

from collections.abc import Callable
from itertools import count
from typing import Any

from dojo.answers import answer_of
from dojo.course import Course, Does
from dojo.people import Person, done_or_still, together
from dojo.races import Deed, Meeting
from dojo.story import listening, tell
from tinyurl import StoreDownError
from tinyurl_moves_world import links_to
from tinyurl_stores_world import Call
from tinyurl_world import ERRORS, Service, is_answer, page_of


def meanwhile(
    meetings: list[Meeting[Service]], check: Callable[[Service], str], moments: str = "before after"
) -> str:
    """Let Ben act whole before and after each step that Ann's server makes for her.

    A step is a call of a store or a message. Return the first problem, and tell it. Where Ben has
    to wait for Ann, she goes on first. At last he comes when she is done. Before a step and after
    the one before it is the same moment to everybody but her own server.
    """
    orders = 0
    for meeting in meetings:
        for place in count(1):
            order = _Order(meeting, place, moments)
            orders += 1
            with listening():
                problem = order.problem or check(order.world)
            if problem:
                course = order.course(problem, "broken")
                where = ", and is done" if order.is_last else f"\n        {order.where}:"
                goes_on = "" if order.is_last else "\nAnn   goes on, and is done"
                tell(f"Ann   {meeting.ann.says}{where}", of=course.until(1))
                tell(f"Ben   {meeting.ben.says}{goes_on}", of=course.until(3))
                tell(f"      {problem}", tone="broken", of=course)
                return problem
            if place == 1 or not order.is_last:
                sample = order
            if order.is_last:
                break
        told = f"Ann   {meeting.ann.says}\nBen   {meeting.ben.says}, at each of {place} moments"
        tell(told, of=sample.course("all is well", "").until(3))
    tell(f"      all is well in each of {orders:,} orders", of=sample.course("all is well", ""))
    return ""


class _Order:
    """One order of events: Ben acts when Ann's server is at a step."""

    def __init__(self, meeting: Meeting[Service], place: int, moments: str) -> None:
        self.meeting, self.place, self.moments = meeting, place, moments
        self.steps, self.where, self.is_last = 0, "when all is done", False
        self.ben: Person | None = None
        with listening():  # what the two are told is told only if it goes wrong
            self.world: Service = meeting.make()
            self.world.listener = self.step
            ann = Person("Ann", lambda: meeting.ann.do(self.world))
            together(ann, limit=3)
            if self.ben is None:
                self.world.listener = None
                self.is_last, self.ben = True, Person("Ben", lambda: meeting.ben.do(self.world))
            together(self.ben, limit=1)
            self.world.listener = None
        self.problem = ann.problem or self.ben.problem

    def step(self, when: str, call: Call) -> None:
        """Let Ben act, if this is the step."""
        if self.ben is None and call.server == "a" and when in self.moments:
            self.steps += 1
            if self.steps == self.place:
                self.where = f"{when} a's step: {call}"
                self.ben = Person("Ben", lambda: self.meeting.ben.do(self.world))
                together(self.ben, limit=0.03)  # mostly he need not be watched
                done_or_still(self.ben, samples=40, limit=2)

    def course(self, *verdict: str) -> Course:
        """Return what happened, moment after moment."""
        ann, ben = Does(self.meeting.ann.says), Does(self.meeting.ben.says)
        held, on = Does("is held up", tone="off"), Does("goes on")
        moments = [{"Ann": ann}, {"Ann": held, "Ben": ben}, {"Ann": on}]
        stop, (text, tone) = (1, f"Ann is stopped {self.where}"), verdict
        if self.is_last:
            moments, stop = [{"Ann": ann}, {"Ben": ben}], (0, "")
        return Course(["Ann", "Ben"], "", moments, stop, verdict=(text, tone))


def made(at: str = "a") -> Service:
    """Return a service where party was made, and servers that have just been started."""
    service = Service()
    service.make("party", at)
    return service.copy()


def asked_for() -> Service:
    """Return a service where each server remembers that nobody has party."""
    service = Service()
    service.everywhere("party")
    return service


def makes(at: str, **more: Any) -> Deed[Service]:
    """Return Ann's deed."""
    return Deed(f"makes party at {at}", lambda service: service.make("party", at, **more))


def sends_again(at: str, name: str | None) -> Deed[Service]:
    """Return the deed of whoever brings Ann's request to another server."""
    says = f"brings {at} the same request of Ann's"
    return Deed(says, lambda service: service.make("party", at, "phone", name=name))


def taken_at_first() -> Service:
    """Return a service where the code that a draws first is somebody's already."""
    service = Service()
    service.make("menu", "a", name=None)
    return service.copy()  # its servers have just been started: their dice fall as before


def ends(at: str) -> Deed[Service]:
    """Return Ann's other deed."""
    return Deed(f"ends party at {at}", lambda service: service.end("party", at))


def opens(at: str) -> Deed[Service]:
    """Return a reader's deed."""
    return Deed(f"opens party at {at}", lambda service: service.open("party", at))


def not_everywhere(due: str) -> Callable[[Service], str]:
    """Return a check that party is told to be this at each server."""

    def check(service: Service) -> str:
        told = dict(zip(service.servers, service.everywhere("party", "Cem"), strict=True))
        wrong = [f"{text} at {at}" for at, text in told.items() if text != due]
        return f"afterwards Cem is told: party is {', '.join(wrong)}" if wrong else ""

    return check


def one_link(at: str, name: str | None) -> Callable[[Service], str]:
    """Return a check that who asks for party again, at this server, has the one link there is."""

    def check(service: Service) -> str:
        first = [text for text in service.told if is_answer(text)]
        again = service.make("party", at, "phone", name=name)
        links = links_to(service, "party")
        if links == [again] and set(first) <= {again}:
            return ""
        return f"asked again, {at} tells {again}; links: {', '.join(links) or 'none'}"

    return check


def twelve_links() -> tuple[Service, list[str], list[str]]:
    """Return a service with 12 links and one partition silent, its links, and the others."""
    service = Service("a")
    codes = [f"page{number}" for number in range(12)]
    with listening():
        for code in codes:
            service.make(code)
    dark = next(name for name, p in service.partitions.items() if codes[0] in p.first)
    service.start("a")
    service.silence(dark)
    lost = [code for code in codes if code in service.partitions[dark].first]
    return service, lost, [code for code in codes if code not in lost]


def in_memory() -> Service:
    """Return one server that has just fetched party."""
    with listening():
        service = Service("a")
        service.make("party")
        service.open("party")
    return service


def ends_and_opens() -> Meeting[Service]:
    """Return Ann and Ben at one server, in the same instant; only the race is told."""

    def ends_it(service: Service) -> None:
        service.servers["a"].end("party")

    def opens_it(service: Service) -> str:
        return answer_of(ERRORS, lambda: service.servers["a"].follow("party", "Ben"))

    given = "a has just fetched party"
    return Meeting(in_memory, Deed("ends party", ends_it), Deed("opens party", opens_it), given)


def still_opens(service: Service) -> str:
    """Say what a reader is told of party after its end, or ""."""
    told = answer_of(ERRORS, lambda: service.servers["a"].follow("party", "Cem"))
    return "" if told == "ended" else f"afterwards Cem opens party, and is told {page_of(told)}"


def hands_over_and_opens() -> Meeting[Service]:
    """Return a server that hands over one click, and a reader in the same instant."""

    def opens_it(service: Service) -> None:
        service.servers["a"].follow("party", "Ben")

    hands = Deed[Service]("hands over", lambda service: service.servers["a"].hand_over())
    return Meeting(in_memory, hands, Deed("opens party", opens_it), "a has one click that waits")


def one_is_lost(service: Service) -> str:
    """Say how many of two clicks are counted in the end, or ""."""
    service.servers["a"].hand_over()
    counted = service.counts.clicks["party"]
    return "" if counted == 2 else f"afterwards {counted} of 2 clicks are counted"


def opens_while_counting(service: Service) -> str:
    """Let a reader come while a batch is being added; say that the reader waits, or ""."""
    waited = ["the counts were never called"]

    def come() -> None:
        service.counts.meanwhile = lambda: None
        ben = Person("Ben", lambda: service.servers["a"].follow("party", "Ben"))
        together(ben, limit=0.3)
        waited[0] = "Ben waits" if ben.is_alive() else ben.problem

    service.counts.meanwhile = come
    service.hand_over()
    tell(f"while the batch was added: {waited[0] or 'Ben opened party'}", of=service)
    return waited[0]


def hold_trips(service: Service) -> None:
    """Let readers' trips stay out until they are let return."""

    def hold(when: str, call: Call) -> None:
        if when == "before" and call.verb == "get" and call.key.startswith("page"):
            service.crowd.hold(call.key, f"is on a trip to {call.place}")

    service.listener = hold


def let_return(service: Service) -> dict[str, str]:
    """Let all trips return, and tell in one line what each reader is told."""
    with listening():
        told = service.crowd.release_all()
    tell(f"trips return: {', '.join(f'{name} {text}' for name, text in told.items())}"[:76])
    return told


def comes(service: Service, code: str, by: str) -> None:
    """Let one more reader come to a, while others are there."""
    follow = service.servers["a"].follow

    def do() -> str:
        return page_of(answer_of(ERRORS, lambda: follow(code, by)))

    service.crowd.come(by, says=f"opens {code}", what=code, do=do, called=follow)


def failing(
    make: Callable[[], Service], first: Deed[Service], check: Callable[[Service], str]
) -> str:
    """Let a store fall silent before, and after, each call of the first try; then look."""
    tried = 0
    for silent in ("before", "after"):
        place = 0
        while True:
            place += 1
            steps, where = 0, ""

            def step(when: str, call: Call, silent: str = silent, place: int = place) -> None:
                nonlocal steps, where
                if when == silent and call.server == "a" and call.verb != "tell":
                    steps += 1
                    if steps == place:
                        where = f"{call}: " + (
                            "not done" if when == "before" else "done, answer lost"
                        )
                        raise StoreDownError(call.place)

            with listening():
                world = make()
                world.listener = step
                first.do(world)
                world.listener = None
                problem = check(world) if where else ""
            if problem:
                tell(f"Ann   {first.says}\n      {where}\n      Ann is told {world.told[0]}")
                tell(f"      {problem}", of=world, tone="broken")
                return problem
            if not where:
                break
            tried += 1
    tell(f"Ann   {first.says}: a store was silent at each of {tried} moments\n      all is well")
    return ""
