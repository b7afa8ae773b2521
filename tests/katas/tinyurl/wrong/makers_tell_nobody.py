"""A new link is told to nobody: who has asked too early is told for seconds that it is unknown.

Stopped by: what changes at one server changes at all
"""

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Only an end seems to be a change."""

    def create(self, url, key, name=None, ends=None):
        tell, self.tell = self.tell, lambda _: None
        try:
            return super().create(url, key, name, ends)
        finally:
            self.tell = tell
