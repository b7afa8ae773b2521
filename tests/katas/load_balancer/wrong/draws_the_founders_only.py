"""Draws among the servers that were there at first.

Stopped by: many balancers compare two not all
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Server

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """A newcomer idles."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._founders = set(self._servers)

    def _eligible(self) -> list[Server]:
        eligible = super()._eligible()
        founders = [server for server in eligible if server.name in self._founders]
        return founders if self.choices and founders else eligible
