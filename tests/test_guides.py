"""What stands in prose: hints for every lesson, numbers that code prints, links that lead on."""

import importlib.util
import re
import subprocess
import sys
from types import ModuleType

import pytest
from dojo import design

from tests.judge import KATAS, lessons, reasons

GUIDES = design.ROOT / "guides"


def guide(kata: str) -> str:
    """Return the text of a kata's guide."""
    return (GUIDES / f"{kata}.md").read_text(encoding="utf-8")


def numbers(kata: str) -> ModuleType:
    """Return the script that prints a guide's numbers, as a module of its own."""
    path = GUIDES / "numbers" / f"{kata}_numbers.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kata", KATAS)
def test_a_guide_has_three_hints_for_every_lesson_in_order(kata):
    sections = re.split(r"^### ", guide(kata), flags=re.MULTILINE)[1:]
    found = [section.partition("\n")[0] for section in sections]
    hints = {
        title: section.count("<details>") for title, section in zip(found, sections, strict=True)
    }

    assert [title for title in found if title in lessons(kata)] == lessons(kata)
    assert {title: hints[title] >= 3 for title in lessons(kata)} == dict.fromkeys(
        lessons(kata), True
    )


@pytest.mark.parametrize("kata", KATAS)
def test_a_guide_repeats_every_lessons_reason(kata):
    assert [reason for reason in reasons(kata) if reason not in guide(kata)] == []


@pytest.fixture(scope="module")
def printing():
    """Start all scripts at once, since each is a process of its own."""
    scripts = {kata: GUIDES / "numbers" / f"{kata}_numbers.py" for kata in KATAS}
    return {
        kata: subprocess.Popen(  # noqa: S603  our own interpreter
            [sys.executable, script], stdout=subprocess.PIPE, encoding="utf-8"
        )
        for kata, script in scripts.items()
    }


@pytest.mark.parametrize("kata", KATAS)
def test_a_guide_has_every_line_that_its_script_prints(kata, printing):
    printed, _ = printing[kata].communicate()

    assert printing[kata].returncode == 0
    assert [line for line in printed.splitlines() if line not in guide(kata)] == []


def test_the_lru_guides_sentences_agree_with_its_tables():
    text = " ".join(guide("lru_cache").split())
    cells = {row[0]: row[1:] for row in table_rows(guide("lru_cache"))}
    skewed, crawled = float(cells["LRU"][0]), float(cells["LRU"][1])
    at_once = int(cells["not at all"][0].replace(",", ""))

    assert f"hits from {skewed:.0f} to {crawled:.0f}" in text
    assert f"keeps {int(float(cells['random'][2]))} of 100" in text
    assert int(cells["over the last tenth"][0]) <= at_once / 5


def test_the_lru_bench_still_prints_the_guides_rows(monkeypatch):
    pytest.importorskip("cachetools")
    pytest.importorskip("pylru")
    script = numbers("lru_cache")
    for name, small in {"KEYS": 200, "CAPACITY": 20, "ROUNDS": 1}.items():
        monkeypatch.setattr(script, name, small)

    made = table_rows(script.structures()) + table_rows(script.guarantees())
    shown = table_rows(guide("lru_cache"))

    assert [row[0] for row in made if row[0] not in [cells[0] for cells in shown]] == []


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of each row of the tables in a text."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


@pytest.mark.parametrize("path", sorted([*design.ROOT.glob("*.md"), *GUIDES.glob("*.md")]), ids=str)
def test_links_lead_somewhere(path):
    text = path.read_text(encoding="utf-8")
    anchors = {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads(text)
    }
    targets = re.findall(r"\]\(([^)#\s]*)(#[\w-]+)?\)", text)

    inside = [link for link, _ in targets if link and "://" not in link]

    assert [link for link in inside if not (path.parent / link).exists()] == []
    assert [anchor for link, anchor in targets if not link and anchor[1:] not in anchors] == []


def heads(text: str) -> list[str]:
    """Return the headings of a text in Markdown."""
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def test_the_readme_lists_every_kata_with_its_lessons():
    text = (design.ROOT / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| \[(\w+)\]\(katas/.* \| (\d+) \|$", text, re.MULTILINE))

    assert listed == {kata: str(len(lessons(kata))) for kata in KATAS}
