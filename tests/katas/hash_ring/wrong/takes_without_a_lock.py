"""Finds out who may carry a request, and writes it down, with nobody kept out.

Stopped by: calls that meet end as if one had come after the other
"""

from contextlib import nullcontext
from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Two find the same server free."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.writing = self._lock

    def take(self, key: str) -> str:
        self._lock = nullcontext()  # type: ignore[assignment]
        try:
            return super().take(key)
        finally:
            self._lock = self.writing
