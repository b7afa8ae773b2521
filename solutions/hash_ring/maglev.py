"""Maglev: a table far larger than the fleet, which the servers fill in turn, each in its own order.

A look-up is one index, and shares differ by one row in a table of thousands. Better than a ring for
a balancer that picks a server for every packet. Gives up the last of the calm: when a server comes
or goes, some rows change between the others, too; and any change fills the whole table anew.

Source: Eisenbud et al.: Maglev: A Fast and Reliable Software Network Load Balancer. NSDI 2016.

Meets:
    every front end finds a page on the same server
    leaving leaves no trace
    a page that everybody wants is carried by more than one
"""

from itertools import cycle, islice

from solutions.hash_ring.modulo import HashRing as Modulo

ROWS = 1_009  # a prime, so that every stride visits every row; Envoy has 65,537 unless told


class HashRing(Modulo):
    """Divides by the rows of the table, whose number never changes."""

    def _rebuild(self) -> None:
        """Fill the table of the present members: each in turn takes the next row that is free."""
        super()._rebuild()
        turns, rows = self._slots, [""] * ROWS
        row = {server: self.hash_fn(f"{server}/row") % ROWS for server in turns}
        stride = {server: self.hash_fn(f"{server}/stride") % (ROWS - 1) + 1 for server in turns}
        for server in islice(cycle(turns), ROWS):
            while rows[row[server]]:
                row[server] = (row[server] + stride[server]) % ROWS
            rows[row[server]] = server
        self._slots = tuple(rows) if turns else ()
