"""Runs pytest as a learner would, on a copy of the repository, and returns what stands there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from dojo import design

from tests.pool import Job


@dataclass
class Screen:
    """What a learner saw, the exit code, and the report for machines if one was asked for."""

    code: int
    text: str
    junit: str

    def part(self, first: str, last: str) -> str:
        """Return the lines from the one that holds `first` to the next that holds `last`."""
        lines = self.text.splitlines()
        start = next(n for n, line in enumerate(lines) if first in line)
        end = next(n for n, line in enumerate(lines[start:], start) if last in line)
        return "\n".join(lines[start : end + 1])


@dataclass(frozen=True)
class Showing(Job[Screen]):
    """A run of pytest in a copy of the repository, where `code` is the learner's file of a kata."""

    name: str
    kata: str
    code: str | bytes
    arguments: tuple[str, ...] = ()
    within: str = "."
    files: tuple[tuple[str, str], ...] = ()  # more of them, by path, and what stands in each
    without: tuple[str, ...] = ()  # folders that this copy has not
    environment: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """Name the screen, as a list of tests would."""
        return self.name

    def run(self) -> Screen:
        """Make the copy, run pytest there, and read what it wrote."""
        with TemporaryDirectory() as folder:
            return self._run(Path(folder))

    def _run(self, folder: Path) -> Screen:
        nothing = shutil.ignore_patterns("__pycache__")
        for name in ("katas", "solutions"):
            shutil.copytree(design.ROOT / name, folder / name, ignore=nothing)
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(design.ROOT / name, folder)
        for learners in design.KATAS.glob("*/"):  # a run must not depend on what a learner did
            reference = design.SOLUTIONS / learners.name / f"{learners.name}.py"
            if reference.exists():
                shutil.copy(reference, folder / "katas" / learners.name)
        code = self.code if isinstance(self.code, bytes) else self.code.encode()
        (folder / "katas" / self.kata / f"{self.kata}.py").write_bytes(code)
        for name in self.without:
            shutil.rmtree(folder / name)
        for path, text in self.files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        kept = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST_")}
        flags = [name for name in self.arguments if name in ("-O", "-Xdev")]  # Python's own
        arguments = [argument for argument in self.arguments if argument not in flags]
        run = subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, *flags, "-m", "pytest", *arguments],
            cwd=folder / self.within,
            env={**kept, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **self.environment},
            capture_output=True,
            timeout=30,
            check=False,
        )
        output = (run.stdout + run.stderr).decode("utf-8", "replace").replace("\r\n", "\n")
        junit = folder / "junit.xml"
        return Screen(
            run.returncode, output, junit.read_text(encoding="utf-8") if junit.exists() else ""
        )
