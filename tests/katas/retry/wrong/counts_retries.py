"""Takes the number of tries for the number of retries.

Stopped by: the tries come to an end and the last error is told
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """One try too many."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        return super()._may_go_on(error, number - 1, pause, left, idempotent=idempotent)
