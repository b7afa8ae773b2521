"""A change is forgotten at its own server, and the others are not told.

Stopped by: what changes at one server changes at all
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Three servers, three truths."""

    def _changed(self, code):
        self.hear(code)
