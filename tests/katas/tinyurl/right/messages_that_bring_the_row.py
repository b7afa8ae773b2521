"""Tells the other servers the new row, so that they need no trip for it."""

import json

from solutions.tinyurl.tinyurl import Door, ServerDownError, StoreDownError
from solutions.tinyurl.tinyurl import Server as Reference

__all__ = ["Door", "Server", "ServerDownError", "StoreDownError"]


class Server(Reference):
    """What is told is kept as if a trip had brought it: an age follows the message."""

    def hear(self, text):
        told = json.loads(text) if text.startswith("{") else {"code": text}
        super().hear(told["code"])
        if "row" in told:
            self._fresh.put(told["code"], told["row"])
            self._links.put(told["code"], told["row"])

    def end(self, code):
        tell, self.tell = self.tell, lambda _: None
        try:
            super().end(code)
        finally:
            self.tell = tell
        row = self.stores[self._reads.find(code)].get(code)
        tell(json.dumps({"code": code, "row": row}))
