"""Counts what came and what went upon what was last heard, and compares crosswise, in integers.

A block is a class; its peer knows which block is on trial there.
"""

import threading
import time
from collections.abc import Callable, Mapping
from functools import cmp_to_key
from random import SystemRandom
from types import TracebackType

DICE = SystemRandom()


class NoServerError(RuntimeError):
    pass


class Peer:
    """What is known of a server."""

    def __init__(self, name: str, weight: int) -> None:
        self.name, self.weight = name, weight
        self.elsewhere = self.came = self.went = self.turn = self.bad = self.healed = 0
        self.until: float | None = None
        self.tried: Block | None = None
        self.off = False

    @property
    def busy(self) -> int:
        return self.elsewhere + self.came - self.went


def compared(one: Peer, other: Peer) -> int:
    return one.busy * other.weight - other.busy * one.weight


class Block:
    """One request."""

    def __init__(self, balancer: "Balancer") -> None:
        self.balancer = balancer

    def __enter__(self) -> str:
        with self.balancer.lock:
            self.peer = self.balancer.choose(self)
            self.peer.came += 1
            self.healed = self.peer.healed
        return self.peer.name

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self.balancer.lock:
            self.peer.went += 1
            trusted = self.peer.until is None and self.peer.healed == self.healed
            if trusted or self.peer.tried is self:
                self.learn(self.peer, kind)

    def learn(self, peer: Peer, kind: type[BaseException] | None) -> None:
        mine, peer.tried = peer.tried is self, None
        if kind is None:
            peer.bad, peer.until = 0, None
            peer.healed += mine
        elif issubclass(kind, Exception):
            peer.bad += 1
            if mine or peer.bad >= 5:
                peer.until = self.balancer.clock() + 10


class Balancer:
    """A list of peers."""

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.peers = [Peer(name, weight) for name, weight in servers.items()]
        self.choices, self.clock, self.lock = choices, clock, threading.RLock()

    def pick(self) -> Block:
        return Block(self)

    def choose(self, block: Block) -> Peer:
        live = [peer for peer in self.peers if not peer.off]
        if not live:
            raise NoServerError
        well = [peer for peer in live if peer.until is None]
        due = [p for p in live if p.until is not None and not p.tried and p.until <= self.clock()]
        some = live if 2 * len(well) < len(live) else [p for p in live if p in well or p in due]
        if self.choices is not None:
            some = DICE.sample(some, min(self.choices, len(some)))
        least = min(some, key=cmp_to_key(compared))
        equals = [peer for peer in some if compared(peer, least) == 0]
        for peer in equals:
            peer.turn += peer.weight
        best = max(equals, key=lambda peer: peer.turn)
        best.turn -= sum(peer.weight for peer in equals)
        if best in due:
            best.tried = block
        return best

    def find(self, name: str) -> Peer:
        return next(peer for peer in self.peers if peer.name == name)

    def join(self, server: str, weight: int = 1) -> None:
        with self.lock:
            self.peers.append(Peer(server, weight))

    def leave(self, server: str) -> None:
        with self.lock:
            self.peers.remove(self.find(server))

    def down(self, server: str) -> None:
        with self.lock:
            self.find(server).off = True

    def up(self, server: str) -> None:
        with self.lock:
            self.find(server).off = False

    def hear(self, server: str, open_requests: int) -> None:
        with self.lock:
            peer = self.find(server)
            peer.elsewhere = max(0, open_requests - peer.came + peer.went)
