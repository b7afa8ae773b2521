"""Keeps one budget for all tills.

Stopped by: many calls at once do not mix
"""

from typing import Any, ClassVar

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Class state: one sick server starves the calls to another."""

    saved: ClassVar[dict[str, int]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saved["all"] = 10 * self.budget

    @property
    def _tenths(self) -> int:
        return self.saved["all"]

    @_tenths.setter
    def _tenths(self, value: int) -> None:
        self.saved["all"] = value
