"""One thread owns the ring, and everybody asks it through a queue. No lock."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any

from solutions.hash_ring.hash_ring import HashRing as Reference
from solutions.hash_ring.hash_ring import place_of

Job = tuple[Callable[[Reference], Any], SimpleQueue[tuple[Any, Exception | None]]]


def work(ring: Reference, jobs: SimpleQueue[Job]) -> None:
    """Do one job after the other."""
    while True:
        do, answers = jobs.get()
        try:
            answers.put((do(ring), None))
        except (LookupError, ValueError) as error:
            answers.put((None, error))


class HashRing:
    """Writes down what is wanted, and waits for the answer."""

    def __init__(self, hash_fn: Callable[[str], int] = place_of) -> None:
        self.jobs: SimpleQueue[Job] = SimpleQueue()
        Thread(target=work, args=(Reference(hash_fn), self.jobs), daemon=True).start()

    def ask(self, do: Callable[[Reference], Any]) -> Any:
        answers: SimpleQueue[tuple[Any, Exception | None]] = SimpleQueue()
        self.jobs.put((do, answers))
        answer, error = answers.get()
        if error:
            raise error
        return answer

    def add(self, *servers: str, weight: int = 1) -> None:
        self.ask(lambda ring: ring.add(*servers, weight=weight))

    def remove(self, server: str) -> None:
        self.ask(lambda ring: ring.remove(server))

    def find(self, key: str) -> Any:
        return self.ask(lambda ring: ring.find(key))

    def find_copies(self, key: str, count: int) -> Any:
        return self.ask(lambda ring: ring.find_copies(key, count))

    def take(self, key: str) -> Any:
        return self.ask(lambda ring: ring.take(key))

    def give_back(self, server: str) -> None:
        self.ask(lambda ring: ring.give_back(server))
