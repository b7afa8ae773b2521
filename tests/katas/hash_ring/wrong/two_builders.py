"""Builds the new ring without a lock, and puts it in place.

Stopped by: calls that meet end as if one had come after the other
"""

from contextlib import nullcontext
from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """The last to be done has never heard of the other."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._lock = nullcontext()  # type: ignore[assignment]
