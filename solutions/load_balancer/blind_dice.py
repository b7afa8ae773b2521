"""Random: a server is drawn, the strong more often.

No state but the weights, so that any number of balancers need not agree on anything, and none can
get into step with another. Even over a long time only: a server's luck is its queue.

Meets:
"""

from random import choices

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Draws one."""

    def _best(self, servers: list[Server]) -> Server:
        return choices(servers, [server.weight for server in servers])[0]
