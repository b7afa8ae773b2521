"""One call hands over one batch, also when more waits behind it.

Stopped by: a click is counted beside the path
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The last call is not the last."""

    def hand_over(self):
        batch = self._batch or self._next_batch()
        if batch:
            try:
                self.counts.add(*batch)
            except StoreDownError:
                return
            self._batch = None
