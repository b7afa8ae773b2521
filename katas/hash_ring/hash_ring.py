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
    """Says where a key lives, from its name and the names of the servers alone.

    hash_fn  gives a text its place on the ring, from 0 to 2**32 - 1. It is asked for keys, and for
             servers: a server's name, with anything added to it. Places may coincide.

    Threads may look keys up, and take and give back, while others add and remove servers.
    """

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.hash_fn = hash_fn
        self.servers: list[str] = []

    def add(self, *servers: str, weight: int = 1) -> None:
        """Let servers join, each to carry `weight` times what one of weight 1 carries.

        One that is there already has the new weight from now on.
        """
        self.servers += servers

    def remove(self, server: str) -> None:
        """Let a server leave, if it is there, and with it what it carries."""
        self.servers.remove(server)

    def find(self, key: str) -> str:
        """Return the server on which `key` lives. Raises LookupError while there is none.

        A key at the very place of a server lives there. Cost: at most O(log servers), and no memory
        that grows with the keys.
        """
        # TODO: the number of servers is in the formula. Make the lessons hold, one after the other.
        return self.servers[self.hash_fn(key) % len(self.servers)]

    def find_copies(self, key: str, count: int) -> list[str]:
        """Return `count` different servers for copies of `key`, or all if there are fewer.

        The first is the one that `find` returns, and each would be it if those before it left.
        """
        return [self.find(key)] * count

    def take(self, key: str) -> str:
        """Return the server that is to carry one more request for `key`, until `give_back`.

        It is the first, in the order of `find_copies`, that then carries no more than 1.25 times
        its fair share of all requests under way, rounded up; shares go by weight. Raises
        LookupError while there is no server.
        """
        return self.find(key)

    def give_back(self, server: str) -> None:
        """Note that a request that `server` was given is done.

        If it has left since, that is no matter, even if it is back. Cost: O(1).
        """
