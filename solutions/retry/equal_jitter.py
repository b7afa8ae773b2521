"""Half of each limit is certain, half is left to chance.

No retry comes at once, so a crowd of clients tries less often in vain; it is spread over half as
much time, so its busiest moment is busier.

Source: AWS, aws-arch-backoff-simulator, class ExpoBackoffEqualJitter.

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

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The reference with longer pauses."""

    def _pauses(self) -> Iterator[float]:
        limit = self.first_pause
        while True:
            limit = min(limit, self.longest_pause)
            yield limit * (1 + self.random()) / 2
            limit *= 2
