"""Clicks are counted as they come, into batches that stand in a line."""

from collections import deque
from secrets import token_hex

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The first batch in the line is under way, and is changed no more."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._line = deque()
        self._clicks, self._lost = {}, 0

    def _click(self, code):
        with self._lock:
            if sum(self._clicks.values()) < self.queue:
                self._clicks[code] = self._clicks.get(code, 0) + 1
            else:
                self._lost += 1

    def hand_over(self):
        while True:
            with self._lock:
                if not self._line and (self._clicks or self._lost):
                    self._line.append((token_hex(8), self._clicks, self._lost))
                    self._clicks, self._lost = {}, 0
            if not self._line:
                return
            try:
                self.counts.add(*self._line[0])
            except StoreDownError:
                return
            self._line.popleft()
