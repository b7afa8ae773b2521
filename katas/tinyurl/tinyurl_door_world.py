"""The door, and servers behind it of which some are dead."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from dojo.answers import answer_of
from dojo.parts import NoServerError, UnknownCodeError
from dojo.people import Person, together
from dojo.story import about_to, tell
from tinyurl import Door, ServerDownError
from tinyurl_world import ERRORS


class Endless(BaseException):
    """One reader was sent from server to server without end."""


class Front:
    """The door, and servers of which some are dead; what they answer does not matter here."""

    def __init__(self, servers: str = "abc") -> None:
        self.now = 0.0
        self.dead: set[str] = set()
        self.asked: list[str] = []
        self.told: dict[str, int] = {}  # the last readers
        self.servers = servers
        self.door = Door(servers, lambda: self.now)

    def request(self, does: Callable[[str], Any]) -> Callable[[str], Any]:
        """Return a request that a dead server does not answer."""

        def ask(server: str) -> Any:
            self.asked.append(server)
            if len(self.asked) > 400:
                raise Endless
            if server in self.dead:
                raise ServerDownError(server)
            return does(server)

        return ask

    def send(self, does: Callable[[str], Any] = lambda _: "page") -> str:
        """Let one reader come, and return what the reader is told."""
        try:
            return answer_of(ERRORS, lambda: self.door.send(self.request(does)))
        except Endless:
            raise AssertionError(
                "The door asked server after server for the same few readers, and never ended."
            ) from None
        except NoServerError:
            raise AssertionError(
                "The balancer had no server left, and its reader was told so in the balancer's own"
                " word, NoServerError. The door's word for it is UnavailableError: come later."
            ) from None

    def readers(self, count: int, does: Callable[[str], Any] = lambda _: "page") -> dict[str, int]:
        """Let so many come one after the other; return what they are told."""
        self.asked.clear()
        about_to(f"{count} readers come", self.door.send)
        told = self.told = Counter(self.send(does) for _ in range(count))
        found = ", ".join(f"{number} {text}" for text, number in told.items())
        asked = "  ".join(
            f"{name} {number}" for name, number in sorted(Counter(self.asked).items())
        )
        line = f"{f'{count} readers are told':<24}{found:<28}asked: {asked}"
        broken = told["server down"]
        why = f"{broken} of {count} were told that a server is dead, which is no news to a reader."
        tone = "broken" * (broken > 0)
        tell(line, why=why * (broken > 0), tone=tone, called=self.door.send, of=self)
        return dict(told)

    def with_open(self, count: int, do: Callable[[], Any] = lambda: None) -> list[str]:
        """Let so many requests be open at once while something is done; return what all heard."""
        told: list[str] = []

        def does(_: str) -> str:
            if count > 1:
                told.extend(self.with_open(count - 1, do))
            else:
                do()
            return "page"

        mine = self.send(does)
        return [*told, mine]

    def die(self, *names: str) -> None:
        """Let servers die; nobody tells the door."""
        self.dead |= set(names)
        self.asked.clear()
        tell(f"-- {' and '.join(names)} died", of=self)

    def revive(self) -> None:
        """Let all live again, and the door check them."""
        self.dead.clear()
        tell("-- all live again, and the door checks them", of=self)
        self.check()

    def check(self) -> None:
        """Let the door check its servers."""
        about_to("the door checks its servers", self.door.check)
        self.door.check(lambda server: server not in self.dead)

    def leave(self, server: str) -> None:
        """Let a server leave."""
        about_to(f"{server} leaves", self.door.leave)
        self.door.leave(server)
        tell(f"-- {server} leaves", called=self.door.leave, of=self)

    def join(self, server: str) -> None:
        """Let a server join."""
        about_to(f"{server} joins", self.door.join)
        self.door.join(server)
        tell(f"-- {server} joins", called=self.door.join, of=self)

    def is_idle(self, server: str) -> bool:
        """Ask whether a server has finished what it has."""
        idle = self.door.is_idle(server)
        tell(f"   is {server} idle? {'yes' if idle else 'no'}", called=self.door.is_idle, of=self)
        return idle

    def mistyped_at(self, server: str) -> Callable[[str], str]:
        """Return a request that is for an unknown code whenever this server has it."""

        def does(at: str) -> str:
            if at == server:
                raise UnknownCodeError("prty")
            return "page"

        return does

    def dies_unless_last(self, _: str) -> str:
        """Answer only if all others were asked before: they have died of the same request."""
        if len(set(self.asked)) < len(self.servers):
            raise ServerDownError
        return "page"

    def reader_meanwhile(self) -> list[str]:
        """Let a request take long, then a check; return what a reader gets who comes meanwhile."""
        got: list[str] = []

        def comes() -> str:
            ben = Person("Ben", self.send)
            together(ben, limit=0.3)
            return "page" if ben.answer == "page" else ben.problem or str(ben.answer)

        def slow(_: str) -> str:
            if not got:
                got.append(comes())
                tell(f"   one request takes long; meanwhile Ben: {got[-1]}", of=self)
            return "page"

        def answers(_: str) -> bool:
            if len(got) == 1:
                got.append(comes())
                tell(f"   one check takes long; meanwhile Ben: {got[-1]}", of=self)
            return True

        self.send(slow)
        self.door.check(answers)
        return got

    def die_while_leaving(self) -> str:
        """Let a server leave while its one request is open, and die of it; return its name."""
        left = ""

        def does(server: str) -> str:
            nonlocal left
            if not left:
                left = server
                self.leave(server)
                self.die(server)
                raise ServerDownError(server)
            return "page"

        tell(f"   its reader is told: {self.send(does)}", of=self)
        return left

    def join_while_open(self) -> list[bool]:
        """Let a server leave, join and leave while its one request is open.

        Return whether it was idle then, and when that request was finished.
        """
        idle, names = list[bool](), list[str]()

        def does(server: str) -> str:
            names.append(server)
            self.leave(server)
            self.join(server)
            self.leave(server)
            idle.append(self.is_idle(server))
            return "page"

        tell(f"   its reader is told: {self.send(does)}", of=self)
        return [*idle, self.is_idle(names[0])]

    def leave_while_open(self) -> tuple[str, list[bool], list[str]]:
        """Let a server leave while its one request is open and others have several.

        Return its name; whether it was idle then, after a check, and when that request was
        finished while another server's was open; and what it was sent.
        """
        idle, sent, left, busy = list[bool](), list[str](), "", ""

        def outer(server: str) -> str:
            nonlocal busy
            busy = server
            for _ in range(50):  # until the door chooses another server
                if not left:
                    self.send(does)
            assert left, f"One request was open at {busy}, and 50 more were sent there, too."
            tell(f"   {left} has finished it; {busy} still has one", of=self)
            idle.append(self.is_idle(left))
            return "page"

        def does(server: str) -> str:
            nonlocal left
            if server == busy:
                return "page"
            left = server
            self.leave(server)
            idle.append(self.is_idle(server))
            self.check()
            self.asked.clear()
            self.with_open(7, lambda: sent.extend(self.asked))
            idle.append(self.is_idle(server))
            return "page"

        self.send(outer)
        return left, idle, [name for name in sent if name == left]
