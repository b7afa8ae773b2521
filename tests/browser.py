"""The browser in which pages are looked at, and what is looked for in every step of a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from dojo import page

from tests.judge import drawn_reports_of
from tests.pool import Job

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome", "chromium-browser"))),
    None,
)


@contextmanager
def started() -> Iterator[Any]:
    """Start a browser, without its sandbox where we are root, as in most containers."""
    if BROWSER is None:
        pytest.skip("no Chrome or Chromium is in PATH: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install -e '.[dev]'")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox"] if is_root else []
        )
        yield browser
        browser.close()


@dataclass(frozen=True)
class Drawn(Job[str]):
    """The page of the run of a kata's lessons against the design at `path`."""

    path: Path
    kind: str = "design"

    def __str__(self) -> str:
        """Name the page, as a list of tests would."""
        return f"the page of {self.path.parent.name}/{self.path.stem}"

    def run(self) -> str:
        """Let the lessons run and be drawn in this process."""
        return page.html(page.run_of(drawn_reports_of(self.path), kind=self.kind))


def faults(context: Any, html: str, folder: Path, *, lessons: str = "run.lessons") -> list[str]:
    """Return what is wrong with a page: words that do not fit or cover others, errors, requests.

    Every step of these lessons is looked at, on a narrow and on a wide screen.
    """
    path, found = folder / "page.html", list[str]()
    path.write_text(html, encoding="utf-8")
    if path.stat().st_size >= 500_000:
        found.append(f"the page has {path.stat().st_size:,} bytes")
    if "no picture: " in html:
        found.append(html[html.index("no picture: ") :][:120])
    for width in (360, 1200):
        seen = context(width, dark=False, calm=True).new_page()
        seen.on("console", lambda message: found.append(message.text))
        seen.on("pageerror", lambda error: found.append(str(error)))
        seen.on("request", lambda request: found.append(request.url))
        seen.goto(path.as_uri())
        found.extend(seen.evaluate(OVERFLOWS.replace("LESSONS", lessons)))
        seen.close()
    return [fault for fault in found if not fault.startswith(("file:", "data:"))]


OVERFLOWS = """() => {
  const found = new Set();
  history.replaceState = () => {};  // slow, and tested elsewhere
  function look(where) {
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) found.add(where + ": scrolls sideways, " + wide);
    const paper = document.querySelector(".stage svg").getBoundingClientRect(), rects = [];
    for (const text of document.querySelectorAll(".stage svg .thing text:not(.sign)")) {
      const at = text.getBoundingClientRect(), g = text.closest(".thing");
      if (!at.width) continue;
      const name = where + ", " + g.getAttribute("class") + ", " + g.textContent;
      const inside = g.matches(".box, .dot") && !text.matches(".note");
      const rim = inside ? g.firstChild.getBoundingClientRect() : paper;
      if (at.left < rim.left - 1 || at.right > rim.right + 1) found.add(name + ": overflows");
      if (at.top < rim.top - 1 || at.bottom > rim.bottom + 1) found.add(name + ": overflows");
      for (const other of rects) {
        const beside = at.left >= other.right - 1 || other.left >= at.right - 1;
        const below = at.top >= other.bottom - 3 || other.top >= at.bottom - 3;
        if (!beside && !below) found.add(name + ": covers another text");
      }
      rects.push(at);
    }
  }
  for (const one of LESSONS) {
    enter(run.lessons.indexOf(one));
    for (const step of one.steps.keys()) {
      go(step);
      look(`lesson ${one.number}, step ${step + 1}`);
    }
  }
  return [...found];
}"""
