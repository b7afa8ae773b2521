"""The memory of an hour forgets before the one that it is filled from.

Stopped by: what changes at one server changes at all
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """A reader in between carries the old row over."""

    def hear(self, text):
        self._links.forget(text)
        self._fresh.forget(text)
