"""Repeats a payment after each error that is no NoAnswerError.

Stopped by: what may have been done is not done again
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Names what is dangerous, where the contract names what is safe."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        is_safe = idempotent or not isinstance(error, NoAnswerError)
        return super()._may_go_on(error, number, pause, left, idempotent=is_safe)
