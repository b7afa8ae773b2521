"""Takes a weight above ten for ten.

Stopped by: busy is measured against strength
"""

from collections.abc import Mapping
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """The largest machine idles."""

    def __init__(self, servers: Mapping[str, int], *args: Any, **kwargs: Any) -> None:
        weights = {name: min(weight, 10) for name, weight in servers.items()}
        super().__init__(weights, *args, **kwargs)
