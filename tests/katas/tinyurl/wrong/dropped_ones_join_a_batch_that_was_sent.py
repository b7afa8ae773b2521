"""Clicks that are dropped later join a batch that is sent again, where nobody adds them.

Stopped by: a click is counted beside the path
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The newest number is the best."""

    def hand_over(self):
        while batch := self._batch or self._next_batch():
            name, clicks, dropped = batch
            self._batch, self._dropped = (name, clicks, dropped + self._dropped), 0
            try:
                self.counts.add(*self._batch)
            except StoreDownError:
                return
            self._batch = None
