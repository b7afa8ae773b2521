"""Runs pytest as a learner would, on a copy of the repository, and returns what stands there."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from dojo import design


@dataclass
class Screen:
    """What a learner saw, and the exit code."""

    code: int
    text: str
    folder: Path

    def part(self, first: str, last: str) -> str:
        """Return the lines from the one that holds `first` to the next that holds `last`."""
        lines = self.text.splitlines()
        start = next(n for n, line in enumerate(lines) if first in line)
        end = next(n for n, line in enumerate(lines[start:], start) if last in line)
        return "\n".join(lines[start : end + 1])


def screen(
    folder: Path,
    kata: str,
    code: bytes,
    arguments: list[str],
    *,
    within: str = ".",
    **environment: str,
) -> Screen:
    """Copy the repository to `folder`, make `code` the learner's file, and run pytest there."""
    nothing = shutil.ignore_patterns("__pycache__")
    for name in ("katas", "solutions"):
        shutil.copytree(design.ROOT / name, folder / name, ignore=nothing)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(design.ROOT / name, folder)
    for learners in design.KATAS.glob("*/"):  # a run here must not depend on what a learner did
        reference = design.SOLUTIONS / learners.name / f"{learners.name}.py"
        if reference.exists():
            shutil.copy(reference, folder / "katas" / learners.name)
    (folder / "katas" / kata / f"{kata}.py").write_bytes(code)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    run = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "pytest", *arguments],
        cwd=folder / within,
        env={**kept, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        timeout=30,
        check=False,
    )
    output = (run.stdout + run.stderr).decode("utf-8", "replace").replace("\r\n", "\n")
    return Screen(run.returncode, output, folder)
