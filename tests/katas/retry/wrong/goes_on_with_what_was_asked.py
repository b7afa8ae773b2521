"""Takes what the server asked once for the limit of all later pauses.

Stopped by: no retry comes before the time that the bank asked for
"""

from collections.abc import Iterator

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The limit is state that the server sets."""

    def _pauses(self) -> Iterator[float]:
        self._asked = 0.0
        for pause in super()._pauses():
            yield max(pause, self._asked * self.random())

    def _pause(self, drawn: float, error: FailedError) -> float:
        pause, self._asked = drawn + (error.after or 0), max(self._asked, error.after or 0)
        return pause
