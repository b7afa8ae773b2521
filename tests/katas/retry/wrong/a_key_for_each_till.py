"""Makes one key for all calls of a till.

Stopped by: one order has one key on every try
"""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """The till is known, the order is not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._key = uuid4().hex

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        return super().call(do, seconds, idempotent=idempotent, key=key or self._key)
