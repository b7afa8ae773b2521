"""Each click is counted before its reader is sent on, and a failure is passed over.

Stopped by: a click is counted beside the path
"""

from uuid import uuid4

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Slow, and lossy."""

    def _click(self, code):
        try:
            self.counts.add(uuid4().hex, {code: 1}, 0)
        except StoreDownError:
            return
