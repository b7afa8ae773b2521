"""A request that ends with an error stays open in the door's count.

Stopped by: an answer is no failure and a server that leaves finishes its work
"""

from solutions.tinyurl.tinyurl import Door as Reference
from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door(Reference):
    """Never idle again."""

    def _ask(self, server, request):
        self._open[server] += 1
        try:
            answer = request(server)
        except ServerDownError:
            self._open[server] -= 1
            self._mark(server, alive=False)
            raise
        self._open[server] -= 1
        return answer
