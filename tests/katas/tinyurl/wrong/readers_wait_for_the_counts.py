"""The list of clicks is locked while a batch is under way.

Stopped by: a click is counted beside the path
"""

from collections import Counter
from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """One lock for two things."""

    def hand_over(self):
        with self._lock:
            while self._batch or self._waiting or self._dropped:
                if not self._batch:
                    self._batch = uuid4().hex, Counter(self._waiting), self._dropped
                    self._waiting, self._dropped = [], 0
                try:
                    self.counts.add(*self._batch)
                except StoreDownError:
                    return
                self._batch = None
