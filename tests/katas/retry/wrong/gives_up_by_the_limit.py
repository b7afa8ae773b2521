"""Gives up if the limit of the pause does not fit, and not the pause that was drawn.

Stopped by: a call that cannot succeed in time ends at once
"""

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Pessimism about dice that have fallen already."""

    def _may_go_on(
        self, error: FailedError, number: int, pause: float, left: float, *, idempotent: bool
    ) -> bool:
        limit = min(self.longest_pause, self.first_pause * 2 ** min(number - 1, 60))
        longest = limit + (error.after or 0)
        return super()._may_go_on(error, number, longest, left, idempotent=idempotent)
