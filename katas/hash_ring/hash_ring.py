"""A hash ring: it says on which of many cache servers a page lives.

Why it is hard: the fleet changes, and a page that is looked for elsewhere is not found.

    pytest katas/hash_ring        what this design does to a fleet, one lesson at a time

It divides by the number of servers: fair, and quick, and good for as long as the fleet stays as it
is. Hints and trade-offs: guides/hash_ring.md
"""

from collections.abc import Callable


def place_of(text: str) -> int:
    """Return the place of a text on the ring: 0 to 2**32 - 1, spread evenly."""
    return hash(text) % 2**32


class HashRing:
    """Says on which server a key lives, from its name and the names of the servers alone.

    hash_fn  gives a text its place on the ring, from 0 to 2**32 - 1. It is asked for keys, and for
             servers: a server's name, with anything added to it. Servers may share a place; in
             which order they are found there follows from their names alone.

    All methods may be called by several threads at once. Each call takes effect as a whole.
    """

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.hash_fn = hash_fn
        self.servers: list[str] = []

    def add(self, *servers: str, weight: int = 1) -> None:
        """Let servers join. Each carries `weight` times what a server of weight 1 carries.

        A server that is there already has the new weight from now on, and keeps its requests. A
        server that joins or grows only takes pages; one that leaves or shrinks only gives them.
        `weight` is a whole number. Raises ValueError if it is below 1; nothing has changed then.
        """
        self.servers += servers

    def remove(self, server: str) -> None:
        """Let a server leave, and drop the requests that it carries. A stranger changes nothing."""
        self.servers.remove(server)

    def find(self, key: str) -> str:
        """Return the server at the key's place on the ring, or else the next one along it.

        Raises LookupError while there is no server; IndexError and KeyError would be accidents.
        Cost: at most O(log servers), and no memory that grows with the keys.
        """
        # TODO: the number of servers is in the formula. Make the lessons hold, one after the other.
        return self.servers[self.hash_fn(key) % len(self.servers)]

    def find_copies(self, key: str, count: int) -> list[str]:
        """Return `count` different servers for copies of `key`: none for 0, at most all.

        The first is the one that `find` returns. Each of the others is the one that `find` would
        return if those before it had left.
        """
        return [self.find(key)] * count

    def take(self, key: str) -> str:
        """Return the server that carries one more request for `key`, from now until `give_back`.

        It is the first, in the order of `find_copies`, that then carries no more than 1.25 times
        its fair share of all open requests, rounded up; shares go by weight. Raises LookupError
        while there is no server.
        """
        return self.find(key)

    def give_back(self, server: str) -> None:
        """Note that one request that `server` carries is done.

        If it carries none, nothing changes: it has left, or has come back without its requests.
        """
