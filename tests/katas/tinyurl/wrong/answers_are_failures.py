"""An error that a server answers with is a failure to the balancer: five typos eject it.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from dojo.parts import NoServerError

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError, UnavailableError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Every exception is a failure."""

    def send(self, request):
        while True:
            try:
                with self._balancer.pick() as server:
                    return self._ask(server, request)
            except ServerDownError:
                continue
            except NoServerError:
                raise UnavailableError from None
