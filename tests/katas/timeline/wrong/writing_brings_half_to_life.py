"""An author's own tweet goes into a timeline that is lost.

Stopped by: half a timeline is never taken for a whole one
"""

from typing import Any

from solutions.timeline.timeline import Timelines as Reference


class Timelines(Reference):
    """One row that looks like all."""

    def post(self, author: str, text: str) -> Any:
        tweet = self.store.write(author, text)
        self.store.timelines.put(author, tweet.id, author)
        self.store.timelines.trim(author, self.keep)
        if not self._is_star(author):
            self.queue(("push", author, tweet.id, None))
        return tweet
