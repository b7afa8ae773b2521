"""Taking the clicks that wait and leaving an empty list are two steps: a click between is lost.

Stopped by: a click is counted beside the path
"""

from collections import Counter
from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A list is safe, since each of its methods is."""

    def _click(self, code):
        if len(self._waiting) < self.queue:
            self._waiting.append(code)
        else:
            self._dropped += 1

    def _next_batch(self):
        clicks, dropped = Counter(self._waiting), self._dropped
        self._waiting, self._dropped = [], 0
        if clicks or dropped:
            self._batch = uuid4().hex, clicks, dropped
        return self._batch
