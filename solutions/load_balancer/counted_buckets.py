"""Least connections at a price that does not grow: servers stand in buckets, by what they have.

A pick takes the first server of the lowest bucket that is not empty, and puts it at the end of
the next; giving back is the same downwards. Both touch two buckets, with 3 servers or with 1,000.
The order within a bucket is the turn that goes round.

The price: what divides by weights has no buckets, so all servers are equally strong; and it ejects
nobody. A server that says it has far more in hand leaves empty buckets to be climbed over.

Meets:
    every server gets its turn
    who leaves costs no other its turn
    the share of a dead server is spread
    the least busy server is asked first
    among equals the turn goes round
    a finished request is given back once whatever happened
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Keeps the servers that may be asked in buckets; `_lowest` is none too high."""

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(dict.fromkeys(servers, 1), choices, clock)
        self._buckets: defaultdict[int, dict[Server, None]] = defaultdict(dict)
        self._lowest = self._standing = 0
        for server in self._servers.values():
            self._put(server, 0)

    def join(self, server: str, weight: int = 1) -> None:
        """Take in a server that is not here."""
        super().join(server, weight)
        with self._lock:
            self._put(self._servers[server], 0)

    def leave(self, server: str) -> None:
        """Send a server nothing more; what it has in hand it finishes. It may join again."""
        with self._lock:
            self._take(self._servers.pop(server))

    def down(self, server: str) -> None:
        """Send a server nothing until it is up: a health check or an operator says so."""
        with self._lock:
            self._take(self._servers[server])

    def up(self, server: str) -> None:
        """Take it that a server which was down is well again."""
        with self._lock:
            self._put(self._servers[server], self._servers[server].in_hand)

    def hear(self, server: str, in_hand: int) -> None:
        """Take a server's word for what it has in hand now, from this balancer and all others."""
        with self._lock:
            known = self._servers[server]
            if self._take(known):
                self._put(known, in_hand)
            known.in_hand = in_hand

    def _choose(self) -> Server:
        if not self._standing:
            raise NoServerError
        while not self._buckets[self._lowest]:
            self._buckets.pop(self._lowest)
            self._lowest += 1
        server = next(iter(self._buckets[self._lowest]))
        self._take(server)
        self._put(server, server.in_hand + 1)
        return server

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:  # noqa: ARG002
        if self._take(server):
            self._put(server, server.in_hand - 1)
        server.in_hand -= 1

    def _put(self, server: Server, in_hand: int) -> None:
        """Let a server stand at the end of a bucket."""
        self._buckets[in_hand][server] = None
        self._lowest = min(self._lowest, in_hand)
        self._standing += 1

    def _take(self, server: Server) -> bool:
        """Take a server out of its bucket; say whether it stood in one."""
        bucket = self._buckets.get(server.in_hand, {})
        if server not in bucket:
            return False
        del bucket[server]
        self._standing -= 1
        return True
