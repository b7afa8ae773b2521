"""One clerk writes for all, in a thread and on a connection of their own."""

from concurrent.futures import Future
from datetime import datetime
from queue import SimpleQueue
from threading import Thread
from typing import Any

from solutions.url_shortener.url_shortener import Shortener as Reference
from solutions.url_shortener.url_shortener import decode, encode

__all__ = ["Shortener", "decode", "encode"]


class Shortener(Reference):
    """Who comes hands in a link, and waits for the answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._orders: SimpleQueue[tuple[tuple[str, str, datetime], Future[bool]]]
        self._orders = SimpleQueue()
        Thread(target=self._write, daemon=True).start()

    def _write(self) -> None:
        while True:
            link, answer = self._orders.get()
            try:
                answer.set_result(super()._keep(*link))
            except Exception as error:
                answer.set_exception(error)

    def _keep(self, code: str, url: str, ends: datetime) -> bool:
        answer: Future[bool] = Future()
        self._orders.put(((code, url, ends), answer))
        return answer.result()
