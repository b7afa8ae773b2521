"""Batches are numbered from one at each start, so that the first after it is taken for an old one.

Stopped by: a click is counted beside the path
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A name that is used twice."""

    number = 0

    def _next_batch(self):
        batch = super()._next_batch()
        if batch:
            self.number += 1
            self._batch = str(self.number), *batch[1:]
        return self._batch
