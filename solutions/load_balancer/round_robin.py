"""Round robin alone, smooth and weighted: it counts turns and never looks at what is in hand.

Nothing to measure and nothing to get wrong, which is why it is nginx's default. Fair
while all requests are of a size, and all servers as fast as their weights say; one slow server gets
its full share all the same.

Meets:
    every server gets its turn
    a server that leaves costs no other its turn
    the share of a dead server is spread
    the strong get more turns but not all in a row
    a finished request is given back once whatever happened
    a server that fails fast does not win every shopper
    an ejected server is tried by one shopper first
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server, next_in_turn

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Takes whose turn it is."""

    def _best(self, servers: list[Server]) -> Server:
        return next_in_turn(servers)
