"""Takes every success for a sign of health, also of a request from before.

Stopped by: only the trial tells whether it is well
"""

from solutions.load_balancer.load_balancer import Balancer as Reference
from solutions.load_balancer.load_balancer import NoServerError, Request

__all__ = ["Balancer", "NoServerError"]


class Balancer(Reference):
    """Old news ends an ejection."""

    def _give_back(self, request: Request, error: BaseException | None) -> None:
        if error is None:
            request = request._replace(on_trial=True)
        super()._give_back(request, error)
