"""Locks the counts of open requests, and not those of failures.

Stopped by: two simultaneous requests are both counted
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Two failures at the same time are one."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        failures = request.server.failures
        self._lock.release()
        if isinstance(error, Exception):
            failures = request.server.failures
        self._lock.acquire()
        request.server.failures = failures
        super()._give_back(request, error)
