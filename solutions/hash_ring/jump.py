"""Jump consistent hash: servers have numbers, and a key jumps from one to a higher, or stays.

A key's jumps depend on the key alone, and it lives where it was before the first jump beyond the
last server: one server more takes from each its share, exactly, and nobody trades. As even as the
hash function, without memory. Gives up the names: only the last server can leave, since to take
one from the middle gives all behind it another number. For shards that are numbered and kept.

Source: Lamping, Veach: A Fast, Minimal Memory, Consistent Hash Algorithm. 2014, arXiv 1406.2294.

Meets:
    a newcomer takes pages and nobody else trades theirs
    every front end finds a page on the same server
    each server carries a fair share
    finding a page costs no more with more pages and hardly more with more servers
    leaving leaves no trace
    a page that everybody wants is carried by more than one
    a request that is done is no load any more
    nobody ever sees half a ring
    calls that meet end as if one had come after the other
"""

from solutions.hash_ring.modulo import HashRing as Modulo


class HashRing(Modulo):
    """Numbers the servers by name, and lets the key jump."""

    def _slot_of(self, number: int, slots: int) -> int:
        """Return the last slot that the key reaches."""
        slot, next_slot = 0, 0
        while next_slot < slots:
            slot = next_slot
            number = (number * 2862933555777941757 + 1) % 2**64
            next_slot = int((slot + 1) * 2**31 / ((number >> 33) + 1))
        return slot
