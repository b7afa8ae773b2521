"""TinyURL's lessons with another part in place of a reference, one at a time.

A learner's own parts stand there, where all their lessons held: so whatever passes those lessons
must do here. `pytest tests/other_parts.py` tries each right design, which .ci/run does, and each
alternative that has the part's class; ALTERNATIVES says what does not do, and why.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from dojo import design, parts
from dojo.report import LessonReport

from tests.judge import TESTS, Judging

PARTS = {
    "LRUCache": "lru_cache",
    "Balancer": "load_balancer",
    "HashRing": "hash_ring",
    "Shortener": "url_shortener",
}


@dataclass(frozen=True)
class WithPart(Judging):
    """TinyURL's reference, with the part of one kata from another file."""

    part: Path = Path()
    of: str = ""

    def __str__(self) -> str:
        """Name the part."""
        return f"{self.of}/{self.part.stem}"

    def run(self) -> list[LessonReport]:
        """Let that file stand for its part meanwhile."""
        before = parts.file_of
        parts.file_of = lambda kata: self.part if kata == self.of else before(kata)
        try:
            return super().run()
        finally:
            parts.file_of = before


def others(kata: str, name: str) -> list[Path]:
    """Return the right designs and the alternatives that have the part's class."""
    files = [*(TESTS / "katas" / kata / "right").glob("*.py")]
    files += (design.SOLUTIONS / kata).glob("*.py")
    return sorted(file for file in files if f"class {name}" in file.read_text(encoding="utf-8"))


LATE = "what changes at one server changes at all"
ALTERNATIVES = {  # by what stops them: none of them holds in all lessons of its own kata
    "lru_cache/ordered_dict": LATE,  # they keep the answer of a trip from before a withdrawal
    "lru_cache/ring": LATE,
    "lru_cache/segmented": LATE,
    "lru_cache/sieve": LATE,
    "hash_ring/modulo": "a new partition takes its share and nobody notices",
}
REFERENCE = design.SOLUTIONS / "tinyurl" / "tinyurl.py"
JOBS = [
    WithPart(REFERENCE, part=file, of=kata)
    for name, kata in PARTS.items()
    for file in others(kata, name)
]


@pytest.mark.parametrize("part", JOBS, ids=str)
def test_a_part_that_holds_by_itself_holds_in_tinyurl(part):
    stopped = "".join(report.title for report in part.answer() if report.failed)

    assert stopped == ALTERNATIVES.get(str(part), "")
