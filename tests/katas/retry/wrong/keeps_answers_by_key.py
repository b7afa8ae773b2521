"""Keeps the answer to a key that was given, and does not ask the bank again.

Stopped by: an order that is placed again keeps its key
"""

from collections.abc import Callable
from typing import Any, cast

from solutions.retry.retry import BusyError, FailedError, NoAnswerError, T, Try
from solutions.retry.retry import Retry as Reference

__all__ = ["BusyError", "FailedError", "NoAnswerError", "Retry", "Try"]


class Retry(Reference):
    """A cache that nobody asked for, and that only grows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: dict[str, Any] = {}

    def call(
        self, do: Callable[[Try], T], seconds: float, *, idempotent: bool, key: str | None = None
    ) -> T:
        if key is None:
            return super().call(do, seconds, idempotent=idempotent)
        if key not in self._kept:
            self._kept[key] = super().call(do, seconds, idempotent=idempotent, key=key)
        return cast("T", self._kept[key])
