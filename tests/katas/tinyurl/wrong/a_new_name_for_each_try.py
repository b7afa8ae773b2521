"""A batch that is sent again has a new name: it is added twice.

Stopped by: a click is counted beside the path
"""

from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The name comes with the call."""

    def hand_over(self):
        while batch := self._batch or self._next_batch():
            try:
                self.counts.add(uuid4().hex, *batch[1:])
            except StoreDownError:
                return
            self._batch = None
