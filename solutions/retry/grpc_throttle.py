"""No retries while the budget is at half or below; each failed try costs one, also a last one.

So it counts failures, not retries: a server that fails half of all tries gets hardly any. An answer
earns a tenth. A budget of one retry is above its half until the first failure.

Source: gRPC, proposal A6, retry throttling.

Meets:
    a short failure does not reach the customer
    a refusal is an answer and is not asked for again
    the tries come to an end and the last error is told
    clients that failed together do not come back together
    no retry comes before the time that the bank asked for
    a slow try is given up in time for another
    no try outlasts the patience of the customer
    a call that cannot succeed in time ends at once
    what may have been done is not done again
    one order has one key on every try
    an order that is placed again keeps its key
    retries add a tenth to the load and no more
    only one layer retries
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The reference with the throttle of gRPC clients."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        may = super()._may_go_on(error, number, pause, left, idempotent=idempotent)
        self._tenths = max(0, self._tenths - 10)
        if not may or self._tenths <= 5 * self.budget:
            return False
        self._tenths += 10  # which the retry takes out: the failure was paid for already
        return True
