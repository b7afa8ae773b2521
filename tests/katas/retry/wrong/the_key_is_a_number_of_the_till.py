"""Numbers the orders of each till from 1.

Stopped by: one order has one key on every try
"""

from collections.abc import Callable
from typing import Any

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """Two tills have a first order each."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._calls = 0

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        self._calls += 1
        return super().call(do, seconds, idempotent=idempotent, key=key or f"order {self._calls}")
