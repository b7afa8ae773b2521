"""A change is told to all others, and one's own memory keeps the old row.

Stopped by: what changes at one server changes at all
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """The nearest copy is overlooked."""

    def _changed(self, code):
        self.tell(code)
