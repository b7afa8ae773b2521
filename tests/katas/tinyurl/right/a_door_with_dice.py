"""A door without a balancer: among the servers with least open requests the dice decide."""

from random import choice
from threading import Lock

from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError, UnavailableError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door:
    """A server that has left is kept aside, for what it still has."""

    def __init__(self, servers, clock=None):
        self.open, self.left = dict.fromkeys(servers, 0), {}
        self.dead, self.lock = set(), Lock()

    def send(self, request):
        while True:
            server = self._least()
            try:
                return request(server)
            except ServerDownError:
                with self.lock:
                    self.dead |= {server} & self.open.keys()
            finally:
                with self.lock:
                    counts = self.open if server in self.open else self.left
                    counts[server] -= 1

    def _least(self):
        with self.lock:
            alive = {name: count for name, count in self.open.items() if name not in self.dead}
            if not alive:
                raise UnavailableError
            least = min(alive.values())
            server = choice([name for name, count in alive.items() if count == least])
            self.open[server] += 1
            return server

    def check(self, alive):
        for server in [*self.open]:
            (self.dead.discard if alive(server) else self.dead.add)(server)

    def leave(self, server):
        with self.lock:
            self.left[server] = self.open.pop(server)
            self.dead.discard(server)

    def join(self, server):
        with self.lock:
            self.open[server] = self.left.pop(server, 0)

    def is_idle(self, server):
        return self.open.get(server, 0) + self.left.get(server, 0) == 0
