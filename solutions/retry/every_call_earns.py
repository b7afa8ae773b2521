"""Each call puts a tenth of a retry into the budget, also one that fails.

So do Finagle and Linkerd, with a fifth. In a long outage one retry in ten calls is still made, so
that a few more customers are served while the server is only half ill; the storm ends later.

Source: Twitter, finagle, RetryBudget.scala.

Meets:
    a short failure does not reach the customer
    a refusal is an answer and is not asked for again
    the tries come to an end and the last error is told
    each pause is twice as long as the one before up to a limit
    clients that failed together do not come back together
    no retry comes before the time that the bank asked for
    a slow try is given up in time for another
    no try outlasts the patience of the customer
    a call that cannot succeed in time ends at once
    what may have been done is not done again
    one order has one key on every try
    an order that is placed again keeps its key
    retries add a tenth to the load and no more
    the budget stops retries and never first tries
    only one layer retries
    many calls at once do not mix
"""

from collections.abc import Callable

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The reference, but the budget is a share of all calls."""

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        """Return what `do` returns; the tenth is earned before the first try."""
        super()._earn()
        return super().call(do, seconds, idempotent=idempotent, key=key)

    def _earn(self) -> None:
        """Earn nothing more for an answer."""
