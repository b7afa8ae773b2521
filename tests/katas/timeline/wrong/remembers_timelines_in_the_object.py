"""Keeps timelines in a dict of the server: the next call comes to another.

Stopped by: a page costs what it shows
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """Memory of one process."""

    def __init__(self, *given: Any, **sizes: Any) -> None:
        super().__init__(*given, **sizes)
        self.mine: dict[str, list[Any]] = {}

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        for name, _ in self.store.followers.rows(author):
            self.mine.setdefault(name, []).insert(0, tweet)
        return tweet

    def home(self, reader: str, cursor: Any = None) -> tuple[list[Any], Any]:
        first = cursor or 0
        return self.mine.get(reader, [])[first : first + self.page], first + self.page
