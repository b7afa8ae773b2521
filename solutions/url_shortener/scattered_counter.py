"""A scattered counter: numbers from leases, permuted by a secret key.

A Feistel network is a permutation whatever its rounds compute, so two numbers never make one code:
no draw is ever in vain, however full the codes are, and nobody without the key can tell the order.
Gives up what dice have for free: the key must be the same in every server and for ever, and must
not leak, since with it all codes can be counted again.

Source: M. Luby, C. Rackoff: How to construct pseudorandom permutations from pseudorandom
functions, 1988. Walking on until the number fits is due to J. Black and P. Rogaway.

Meets:
    a bigger alphabet makes a shorter code
    a code has one spelling
    two simultaneous requests get two codes
    two owners of one page have two codes
    not every text is a link
    two codes tell nothing of the third
    a blind guess almost never hits
    every character is as likely as any other
    a code already taken is drawn again
    a chosen name is a code like any other
    a link ends when it was told to
    an ended code is never given to a stranger
    two servers that start alike draw different codes
    a store that fails has not said no
    two offices never draw one code not even after a crash
    a code does not tell its office
"""

from hashlib import blake2b

from solutions.url_shortener import leased_ranges
from solutions.url_shortener.url_shortener import ALPHABET, NoCodeError, decode, encode

__all__ = ["Shortener", "decode", "encode"]

ROUNDS = 4


class Shortener(leased_ranges.Shortener):
    """Leased numbers, scattered over all codes."""

    key = b"from the configuration, and the same in every server"

    def draw(self) -> str:
        """Return the code that the next number is scattered to. Cost: O(1)."""
        number, codes = self._next_number(), int(len(ALPHABET) ** self._length)
        if number >= codes:
            raise NoCodeError(f"all {codes:,} codes of {self._length} characters were drawn")
        half = ((codes - 1).bit_length() + 1) // 2
        number = self._permute(number, half)
        while number >= codes:  # at most every fourth number of so many bits is a code
            number = self._permute(number, half)
        return encode(number).rjust(self._length, ALPHABET[0])

    def _permute(self, number: int, half: int) -> int:
        """Return another number of twice `half` bits, and no two numbers the same."""
        left, right = number >> half, number & (1 << half) - 1
        for turn in range(ROUNDS):
            text = b"%d %d" % (turn, right)
            mixed = int.from_bytes(blake2b(text, key=self.key, digest_size=8).digest(), "big")
            left, right = right, left ^ mixed & (1 << half) - 1
        return left << half | right
