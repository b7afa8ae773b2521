"""Ejects a server when half of its last ten requests failed.

Stopped by: a server that fails fast does not win every shopper
"""

from typing import Any

from solutions.load_balancer.load_balancer import FAILURES, PAUSE, NoServerError, Server
from solutions.load_balancer.load_balancer import Balancer as Reference

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Five of ten are not five in a row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._last: dict[str, list[bool]] = {}

    def _give_back(self, server: Server, error: BaseException | None, *, on_trial: bool) -> None:
        super()._give_back(server, error, on_trial=on_trial)
        last = self._last.setdefault(server.name, [])
        last.append(error is not None)
        if server.back_at is None and sum(last[-10:]) >= FAILURES:
            server.back_at = self.clock() + PAUSE
