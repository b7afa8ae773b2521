"""Whoever looks at clicks is told of the counts' failure as it is.

Stopped by: a silent store has not said no
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Only readers and makers were thought of."""

    def clicks(self, code):
        return self.counts.of(code)
