"""Has no balancer: the door takes turns among the servers that it thinks alive."""

from threading import Lock

from solutions.tinyurl.tinyurl import Server, ServerDownError, StoreDownError, UnavailableError

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Door:
    """One line of servers; the first one is asked, and goes to its end."""

    def __init__(self, servers, clock=None):
        self.lock = Lock()
        self.line, self.dead, self.open = [*servers], [], {}

    def send(self, request):
        while True:
            with self.lock:
                if not self.line:
                    raise UnavailableError
                server = self.line.pop(0)
                self.line.append(server)
                self.open[server] = self.open.get(server, 0) + 1
            try:
                return request(server)
            except ServerDownError:
                with self.lock:
                    if server in self.line:
                        self.line.remove(server)
                        self.dead.append(server)
            finally:
                with self.lock:
                    self.open[server] -= 1

    def check(self, alive):
        for server in [*self.line, *self.dead]:
            answers = alive(server)
            with self.lock:
                here, there = (self.dead, self.line) if answers else (self.line, self.dead)
                if server in here:
                    here.remove(server)
                    there.append(server)

    def leave(self, server):
        with self.lock:
            self.line = [name for name in self.line if name != server]
            self.dead = [name for name in self.dead if name != server]

    def join(self, server):
        with self.lock:
            self.line.append(server)

    def is_idle(self, server):
        return not self.open.get(server)
