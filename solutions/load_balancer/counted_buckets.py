"""Least connections at a price that does not grow: servers stand in buckets, by open requests.

A pick takes the first server of the lowest bucket that is not empty, and puts it at the end of
the next; giving back is the same downwards. Both touch two buckets, with 3 servers or with 1,000.
The order within a bucket is the turn that goes round.

The price: what divides by weights has no buckets, so all servers are equally strong; and it ejects
nobody. A server that says it has far more in hand leaves empty buckets to be climbed over.

Meets:
    every server gets its turn
    a server that leaves costs no other its turn
    the share of a dead server is spread
    the least busy server is asked first
    among equals the turn goes round
    a finished request is given back once whatever happened
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request, Server

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
            self._put(server)

    def join(self, server: str, weight: int = 1) -> None:
        """Take in a server that is not here."""
        super().join(server, weight)
        with self._lock:
            self._put(self._servers[server])

    def leave(self, server: str) -> None:
        """Send a server nothing more; it finishes what is open there. It may join again."""
        with self._lock:
            self._take(self._servers.pop(server))

    def down(self, server: str) -> None:
        """Send a server nothing until it is up: a health check or an operator says so."""
        with self._lock:
            self._take(self._servers[server])

    def up(self, server: str) -> None:
        """Take it that a server which was down is well again."""
        with self._lock:
            self._put(self._servers[server])

    def hear(self, server: str, open_requests: int) -> None:
        """Take a server's word for the requests that are open there now, from all balancers."""
        with self._lock:
            known = self._servers[server]
            stood = self._take(known)
            known.others = max(0, open_requests - known.own)
            if stood:
                self._put(known)

    def _choose(self) -> Server:
        if not self._standing:
            raise NoServerError
        while not self._buckets[self._lowest]:
            self._buckets.pop(self._lowest)
            self._lowest += 1
        server = next(iter(self._buckets[self._lowest]))
        self._take(server)
        server.own += 1
        self._put(server)
        server.own -= 1  # pick itself counts it
        return server

    def _give_back(self, request: Request, error: BaseException | None) -> None:  # noqa: ARG002
        stood = self._take(request.server)
        request.server.own -= 1
        if stood:
            self._put(request.server)

    def _put(self, server: Server) -> None:
        """Let a server stand at the end of its bucket."""
        count = server.own + server.others
        self._buckets[count][server] = None
        self._lowest = min(self._lowest, count)
        self._standing += 1

    def _take(self, server: Server) -> bool:
        """Take a server out of its bucket; say whether it stood in one."""
        bucket = self._buckets.get(server.own + server.others, {})
        if server not in bucket:
            return False
        del bucket[server]
        self._standing -= 1
        return True
