"""Takes no answer for a no.

Stopped by: what may have been done is not done again
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Repeats whatever failed."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        idempotent = True
        return super()._may_go_on(error, number, pause, left, idempotent=idempotent)
