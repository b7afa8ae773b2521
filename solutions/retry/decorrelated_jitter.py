"""Each pause is drawn between the first pause and three times the one before.

A client's pauses grow by chance, so that few tries come in vain. Many of them end up at the longest
pause, and there they wait equally long. No doubling that one could rely on, and no chance at all
where first and longest pause are equal.

Source: AWS, aws-arch-backoff-simulator, class ExpoBackoffDecorr.

Meets:
    a short failure does not reach the customer
    a refusal is an answer and is not asked for again
    the tries come to an end and the last error is told
    a slow try is given up in time for another
    what may have been done is not done again
    one order has one key on every try
    an order that is placed again keeps its key
    retries add a tenth to the load and no more
    the budget stops retries and never first tries
    only one layer retries
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The reference with pauses that depend on the one before."""

    def _pauses(self) -> Iterator[float]:
        pause = first = self.first_pause
        while True:
            pause = min(self.longest_pause, first + (3 * pause - first) * self.random())
            yield pause
