"""Modulo: the servers in the order of their names, and the rest of a division picks one.

As even as the hash function, and nothing to build. Right where the number of servers never changes,
or only doubles: then half of the keys move, each to one server that is known before. Gives up all
the rest: one server more or less, and almost every key lives elsewhere.

Meets:
    every front end finds a page on the same server
    leaving leaves no trace
    servers that share a place are found in one order everywhere
    a page that everybody wants is carried by more than one
"""

from collections.abc import Iterator

from solutions.hash_ring.hash_ring import HashRing as Reference


class HashRing(Reference):
    """Divides by the number of servers, one of weight 2 counted twice."""

    _slots: tuple[str, ...] = ()

    def find(self, key: str) -> str:
        """Return the server on which `key` lives. Raises LookupError while there is none."""
        slots = self._slots
        if not slots:
            raise LookupError("there is no server")
        return slots[self._slot_of(self.hash_fn(key), len(slots))]

    def _servers_from(self, key: str) -> Iterator[str]:
        """Yield each server once, that of the key first, then by name."""
        slots = self._slots
        first = self._slot_of(self.hash_fn(key), len(slots)) if slots else 0
        yield from dict.fromkeys(slots[first:] + slots[:first])

    def _slot_of(self, number: int, slots: int) -> int:
        """Return the slot of a key, given its number."""
        return number % slots

    def _rebuild(self) -> None:
        """Put the slots of the present members in place."""
        self._slots = tuple(
            server for server in sorted(self._weights) for _ in range(self._weights[server])
        )
