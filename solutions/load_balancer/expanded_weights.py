"""Round robin over a list in which each server stands as often as it is strong.

The first weighted round robin that anyone writes. The turns are right in number, and a server of
weight 5 gets its five in a row. When the list changes, whoever stands at the old place is next.

Meets:
    every server gets its turn
    the share of a dead server is spread
    a finished request is given back once whatever happened
    a server that fails fast does not win every shopper
    an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Takes the next of the copies."""

    _turn = -1

    def _best(self, servers: list[Server]) -> Server:
        copies = [server for server in servers for _ in range(server.weight)]
        self._turn += 1
        return copies[self._turn % len(copies)]
