"""Does not ask how strong a server is.

Stopped by: the strong get more turns but not all in a row
"""

from collections.abc import Mapping
from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Round robin without weights."""

    def __init__(self, servers: Mapping[str, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(dict.fromkeys(servers, 1), *args, **kwargs)
