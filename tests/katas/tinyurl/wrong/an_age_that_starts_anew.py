"""A link is put into memory anew by each reader: while it is read its age never ends.

Stopped by: a bad evening passes and nobody is told a lie
"""

from contextlib import suppress

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """Popular links are the last to end."""

    def follow(self, code, address):
        url = super().follow(code, address)
        with suppress(Exception):  # a copy's row is raised
            self._links.put(code, self._links.get(code))
        return url
