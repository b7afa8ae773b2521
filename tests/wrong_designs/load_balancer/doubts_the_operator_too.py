"""Uses every server there is when most look ill.

Stopped by: when most look ill the balancer doubts its eyes
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import Server


class Balancer(Reference):
    """Down was not a suspicion."""

    def _eligible(self) -> list[Server]:
        servers = list(self._servers.values())
        ill = [server for server in servers if server.down or server.back_at is not None]
        up = super()._eligible()
        return servers if up and 2 * len(ill) > len(servers) + 1 else up
