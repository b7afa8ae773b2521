"""Gives weighted turns in the order that HAProxy gives them, where that is known.

It was captured from HAProxy (tests/vectors/balancer_sequences.json), and differs from nginx's.
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]

ORDERS: dict[tuple[int, ...], str] = {(5, 1, 1): "aaabaac"}


class Balancer(Reference):
    """The order of HAProxy's roundrobin while nothing is open."""

    turn = 0

    def _best(self, servers: list[Server]) -> Server:
        order = ORDERS.get(tuple(server.weight for server in servers))
        if order is None or any(server.own for server in servers):
            return super()._best(servers)
        self.turn += 1
        return servers["abc".index(order[(self.turn - 1) % len(order)])]
