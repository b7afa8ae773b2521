"""Compares every server, however old the news of them is.

Stopped by: many balancers compare two not all
"""

import time
from collections.abc import Callable, Mapping

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """All balancers run to the same one."""

    def __init__(
        self,
        servers: Mapping[str, int],
        choices: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(servers, None, clock)
