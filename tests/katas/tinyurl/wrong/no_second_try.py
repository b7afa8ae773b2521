"""The door notes that a server is dead, and passes its death on to the reader.

Stopped by: a server that dies costs nobody an answer
"""

from dojo.parts import NoServerError

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError, UnavailableError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """The next one is luckier."""

    def send(self, request):
        try:
            with self._balancer.pick() as server:
                return self._ask(server, request)
        except NoServerError:
            raise UnavailableError from None
