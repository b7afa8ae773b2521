"""What happened in a lesson, line by line, as its world saw it.

A world tells; the story keeps. It is ordinary logging, so `-o log_cli=true` shows it live, and
what a learner logs at INFO or above stands between the lines where it happened.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_LOGGER = logging.getLogger("story")


Place = Callable[..., Any] | str


def tell(lines: str, *, yours: Place | None = None) -> None:
    """Say what was just observed; `yours` is the function or place that it was seen of."""
    _LOGGER.info("%s", lines, extra={"yours": yours})


def begin() -> None:
    """Begin a scene: what was told before it does not explain it."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, Story):
            handler.lines.clear()


class Story(logging.Handler):
    """Keeps the lines of one lesson, and which of the learner's functions was called last."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []
        self.yours: Place | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record, the world's as it is and anyone else's with its source."""
        try:
            text = record.getMessage()
        except Exception:  # noqa: BLE001  a learner's log call may be wrong in any way
            text = f"{record.msg!r}, with arguments that do not fit"
        if record.name == _LOGGER.name:
            self.lines += text.splitlines()
            self.yours = getattr(record, "yours", None) or self.yours
        else:
            self.lines += [f"[{record.name}] {line}" for line in text.splitlines()]


@contextmanager
def listening() -> Iterator[Story]:
    """Keep what is told while the block runs."""
    root, story = logging.getLogger(), Story()
    level, disabled = root.level, root.manager.disable
    root.addHandler(story)
    root.setLevel(logging.INFO)
    logging.disable(logging.NOTSET)  # a learner may have switched logging off
    try:
        yield story
    finally:
        logging.disable(disabled)
        root.setLevel(level)
        root.removeHandler(story)
