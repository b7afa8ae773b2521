"""The guides' figures: what stands in them is what their script says now."""

import importlib.util
import re
import xml.etree.ElementTree as ET
from random import Random
from types import ModuleType

import pytest
from dojo import design, picture

FOLDER = design.ROOT / "guides" / "figures"


@pytest.fixture(scope="module")
def figures() -> ModuleType:
    """Return the script that draws them."""
    spec = importlib.util.spec_from_file_location("figures", FOLDER / "figures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(svg: str) -> list[str]:
    """Return every text of an SVG, its description too."""
    root = ET.fromstring(svg)  # noqa: S314  our own
    named = [
        node for node in root.iter() if node.tag.rpartition("}")[2] in ("tspan", "desc", "title")
    ]
    return [node.text or "" for node in named]


NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_a_figures_numbers_and_words_are_its_scripts(figures, name):
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")

    assert words(kept) == words(figures.FIGURES[name]()), "python guides/figures/figures.py"


def test_every_figure_was_written(figures):
    assert sorted(figures.FIGURES) == NAMES


def test_every_figure_stands_in_a_guide():
    guides = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.md"))

    assert [name for name in NAMES if f"](figures/{name}.svg)" not in guides] == []


def test_the_curve_of_response_times_goes_through_the_guides_table(figures):
    script = figures.numbers("overload")
    for busy, mean, *_ in figures.cells(script.waiting()):
        drawn = figures.field.mean_response(float(busy.rstrip(" %")), script.WORK)
        assert f"{drawn:,.0f} ms" == mean


def test_the_figures_numbers_stand_in_the_guides_tables(figures):
    rates = figures.hit_rates()
    table = figures.cells(figures.numbers("lru_cache").hit_rates())
    hundred = figures.MEMORY.index(100)

    assert {row[0]: row[1] for row in table} == {
        name: f"{rate[hundred]:.1f}" for name, rate in rates.items()
    }


def test_all_that_moves_on_the_ring_moves_to_the_newcomer(figures):
    before = figures.shares(figures.points_of("abc"))
    after = figures.shares(figures.points_of("abcd"))

    assert all(after[name] <= before[name] for name in "abc")
    assert sum(after.values()) == pytest.approx(1)


@pytest.mark.parametrize("percent", [50, 80])
def test_a_simulated_queue_agrees_with_the_curve(figures, percent):
    dice, now, free, here = Random(42), 0.0, 0.0, 0.0  # Little's law: mean number, by time spent
    for _ in range(60_000):
        now += dice.expovariate(percent / 100)
        start = max(now, free)
        free = start + dice.expovariate(1)
        here += free - now

    assert here / now == pytest.approx(figures.at_the_server(percent), rel=0.1)


def test_a_figure_is_legible_in_light_and_dark():
    drawn = picture.svg([picture.box("a", 60, 60, "</svg> & co", tone="cost", row="one")], "a <b>")

    assert "prefers-color-scheme: dark" in drawn
    assert 'class="paper"' in drawn  # its own ground: GitHub's theme need not be the system's
    assert "▲" in words(drawn)
    assert words(drawn)[:2] == ["a <b>", "one: </svg> & co"]
    assert re.search(r"url\((?!#)|https?://(?!www\.w3\.org/2000/svg)", drawn) is None
