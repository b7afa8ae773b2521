"""Compares two, whatever number of choices was asked for.

Stopped by: many balancers compare two not all
"""

from typing import Any

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Who wants more looks has no more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = self.choices and 2
