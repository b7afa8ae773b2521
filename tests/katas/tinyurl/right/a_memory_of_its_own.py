"""One memory with two shelves, whose answers have deadlines; a late trip finds its flight gone."""

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock

from dojo.parts import UnknownCodeError

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """No LRUCache: links, and codes that nobody has, each with an age of its own."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._links = self
        self._room = options.get("room", 1_000)
        self._shelves = {True: OrderedDict(), False: OrderedDict()}
        self._flights, self._memory = {}, Lock()

    def forget(self, code):
        with self._memory:
            self._flights.pop(code, None)
            for shelf in self._shelves.values():
                shelf.pop(code, None)

    def get(self, code):
        with self._memory:
            for shelf in self._shelves.values():
                row, deadline = shelf.get(code, (None, 0))
                if self.clock() < deadline:
                    shelf.move_to_end(code)
                    return self._known(code, row)
                shelf.pop(code, None)
            other, now = self._flights.get(code), self.clock()
            flight = other or self._flights.setdefault(code, Future())
        return self._known(code, other.result() if other else self._fly(code, flight, now))

    def _known(self, code, row):
        if row is None:
            raise UnknownCodeError(code)
        return row

    def _fly(self, code, flight, now):
        try:
            row = self._trip(code)
        except BaseException as error:
            with self._memory:
                if self._flights.get(code) is flight:
                    del self._flights[code]
            flight.set_exception(error)
            raise
        with self._memory:
            if self._flights.get(code) is flight:
                del self._flights[code]
                shelf = self._shelves[row is not None]
                shelf[code] = row, now + (10 if row is None or "late" in row else 3_600)
                while len(shelf) > self._room:
                    shelf.popitem(last=False)
        flight.set_result(row)
        return row
