"""The page that --page writes, in a real browser: what it shows, how it plays, who can use it."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from dojo import design, page, picture
from dojo.course import Course, Does
from dojo.lanes import lanes
from dojo.order import KATAS
from dojo.store import Client, Store, before_each_statement
from dojo.story import listening

from tests import made_up
from tests.browser import Drawn, faults
from tests.judge import TESTS


@pytest.fixture
def show(context, tmp_path):
    """Return a function that opens a run's page; what goes wrong on it fails the test."""
    problems: list[str] = []
    pages = []

    def opened(run, link="", *, width=1200, dark=False, calm=True):
        path = tmp_path / "page.html"
        path.write_text(page.html(run), encoding="utf-8")
        seen = context(width, dark=dark, calm=calm).new_page()
        pages.append(seen)
        seen.on("console", lambda message: problems.append(message.text))
        seen.on("pageerror", lambda error: problems.append(str(error)))
        asked = []
        seen.on("request", lambda request: asked.append(request.url))
        seen.goto(f"{path.as_uri()}{link}")
        problems.extend(url for url in asked if not url.startswith(("file:", "data:")))
        return seen

    yield opened
    for seen in pages:
        seen.close()
    assert problems == []


@pytest.fixture
def red():
    """Return the made-up run of a cache that forgets first in, first out."""
    return page.run_of(made_up.reports())


@pytest.fixture
def green():
    """Return the made-up run of one that is right."""
    return page.run_of(made_up.reports(fifo=False)[:3])


def text(seen: Any, selector: str) -> str:
    """Return what one reads there."""
    return str(seen.locator(selector).inner_text())


def test_a_run_begins_at_the_lesson_that_failed(show, red):
    seen = show(red)

    assert text(seen, "#title") == "The page idle longest is forgotten first"
    assert text(seen, "#where") == "step 1 of 8"
    assert seen.locator("nav li").all_inner_texts()[-1] == "· 11 ahead"


def test_names_of_lessons_ahead_are_nowhere_in_the_file(red):
    assert "a name that spoils" not in page.html(red)


def test_the_name_of_the_cure_waits_until_the_lesson_holds(show, red, green):
    assert "least recently used" not in json.dumps(red["lessons"][2])
    seen = show(green, "#lesson=3&step=8")
    assert "least recently used" in text(seen, "#verdict")


def test_a_link_leads_to_its_step_and_the_address_follows(show, red):
    seen = show(red, "#lesson=3&step=7")

    assert text(seen, "#why").startswith("News was not in memory: Ben waits 100 ms")
    assert text(seen, "#counts").split("\n") == ["hits 2 of 6", "database 4", "waited 400 ms"]
    seen.keyboard.press("ArrowLeft")
    assert seen.url.endswith("#lesson=3&step=6")
    seen.locator("nav a").first.click()
    assert text(seen, "#title") == "Asking again costs no trip"


def test_where_it_went_wrong_keeps_its_why_and_the_message_stands_beside_it(show, red):
    seen = show(red, "#lesson=3&step=7")
    assert seen.locator("#verdict").is_hidden()

    seen.locator("#jump").click()

    assert text(seen, "#where") == "step 8 of 8"
    assert "Cem waits 100 ms" in text(seen, "#why")
    assert "cart was the page that nobody had asked for longest" in text(seen, "#verdict")
    assert seen.locator("#marks .wrong").count() == 1


def test_a_step_that_is_marked_is_where_it_went_wrong(show):
    reports = made_up.reports()
    reports[2].scenes[0]["steps"][6]["tone"] = "broken"
    seen = show(page.run_of(reports), "#lesson=3&step=7")

    assert seen.locator("#verdict").is_visible()
    assert seen.locator(".story .wrong").inner_text().startswith("ask news")


def test_what_left_stays_one_step_and_says_why(show, red):
    seen = show(red, "#lesson=3&step=7")
    assert seen.locator("svg .thing.gone").all_text_contents() == ["homeevicted"]
    assert seen.locator("svg .thing.mark").all_text_contents() == ["cart✗ idle longest"]

    seen.locator("#on").click()

    assert seen.locator("svg .thing.gone").all_text_contents() == ["cartevicted"]


def test_a_thing_that_keeps_its_name_is_moved_and_not_made_anew(show, red):
    seen = show(red, "#lesson=3&step=4")
    seen.evaluate(
        "() => { window.cart = [...document.querySelectorAll('.thing.box')]"
        ".find(g => g.textContent.startsWith('cart')); }"
    )
    before = seen.evaluate("() => window.cart.style.transform")
    seen.keyboard.press("ArrowRight")
    seen.keyboard.press("ArrowRight")

    assert seen.evaluate("() => window.cart.isConnected")
    assert seen.evaluate("() => window.cart.style.transform") != before


NEWS = """() => {
  go(6);
  const news = shown.get("page news").g;
  return new DOMMatrix(getComputedStyle(news).transform).e;
}"""


def test_a_new_thing_comes_from_where_it_was(show, red):
    assert show(red, "#lesson=3&step=6", calm=False).evaluate(NEWS) == 720  # the database
    assert show(red, "#lesson=3&step=6", calm=True).evaluate(NEWS) == 512  # no motion: it is there


def test_the_method_that_was_called_is_shown_with_its_lines(show, red):
    seen = show(red, "#lesson=3&step=7")

    assert text(seen, "#method").startswith("get, called here")
    assert "self.load(key)" in text(seen, "#code")
    assert text(show(red, "#lesson=3&step=1"), "#code").startswith("No method")


def test_it_plays_four_and_a_half_seconds_a_step_and_longer_for_more_words(show, red):
    seen = show(red, "#lesson=3&step=1", width=1100)  # a clock is held for a whole context
    seen.clock.install(time=0)
    seen.clock.pause_at(1_000)
    seen.locator("#play").click()
    seen.clock.run_for(1_100)  # the first line only sets the scene
    assert text(seen, "#where") == "step 2 of 8"
    words = len((text(seen, "#line") + " " + text(seen, "#why")).split())
    due = max(4.5, words / 2.5)
    seen.clock.run_for(1_000 * due - 200)
    assert text(seen, "#where") == "step 2 of 8"
    seen.clock.run_for(200)
    assert text(seen, "#where") == "step 3 of 8"

    seen.locator("#play").click()
    seen.clock.run_for(60_000)
    assert text(seen, "#where") == "step 3 of 8"
    seen.locator("#play").click()
    seen.clock.run_for(90_000)
    assert text(seen, "#where") == "step 8 of 8"
    assert text(seen, "#play") == "▶ Play"


def test_keys_and_the_slider_do_what_buttons_do(show, green):
    seen = show(green, "#lesson=1&step=1")
    for _ in range(3):
        seen.keyboard.press("ArrowRight")
    assert text(seen, "#title") == "Memory is a budget"
    seen.keyboard.press("Space")
    assert text(seen, "#play") == "❚❚ Pause"
    seen.keyboard.press("Space")
    assert text(seen, "#play") == "▶ Play"
    seen.locator("#slider").focus()
    seen.keyboard.press("End")
    assert text(seen, "#where") == "step 9 of 9"
    assert text(seen, "#scene") == "room for one"


def test_no_step_of_any_lesson_overflows(context, red, green, tmp_path):
    for run in (red, green):
        assert faults(context, page.html(run), tmp_path) == []


def test_on_a_narrow_screen_the_picture_is_rows_with_every_word(show, red):
    seen = show(red, "#lesson=3&step=7", width=360)

    assert seen.locator(".stage svg").is_hidden()
    rows = text(seen, "#rows").split("\n")
    assert rows[:2] == ["people", "Ben asks news"]
    assert rows[rows.index("waited") + 1] == "▲ 100 ms"
    assert rows[rows.index("in memory") + 1 :][:3] == ["cart ✗ idle longest", "help", "news"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_no_serious_fault(show, red, width, dark):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    seen = show(red, "#lesson=3&step=8", width=width, dark=dark)

    found = axe.Axe().run(seen).response["violations"]

    assert [
        (fault["id"], [node["html"] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ] == []


EVIL = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>&amp;"


def test_text_from_a_learners_file_is_shown_as_text(show):
    reports = made_up.reports()
    stolen = reports[2]
    stolen.message = stolen.yours = EVIL
    for step in stolen.scenes[0]["steps"]:
        step["line"] = step["why"] = step["count"] = EVIL
        for one in step["things"]:
            one["text"] = one["row"] = EVIL
        step["called"] = (EVIL, 3, EVIL)
    seen = show(page.run_of(reports), "#lesson=3&step=8", width=360)

    assert EVIL in text(seen, "#why")
    assert EVIL in text(seen, "#verdict")
    assert EVIL in seen.locator("#rows").inner_text()
    assert seen.title() == "lru_cache: the page idle longest is forgotten first"
    assert seen.locator("img").count() == 0
    assert seen.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_lesson_without_a_step_shows_its_message(show):
    reports = made_up.reports()
    reports[2].scenes = []
    seen = show(page.run_of(reports))

    assert seen.locator("#verdict").is_visible()
    assert "stopped before its first step" in text(seen, "#story")


def test_steps_say_only_what_changed(red):
    steps = red["lessons"][2]["steps"]
    changed = {one["name"]: one for one in steps[3]["now"]}  # cart, asked for once more

    assert "page home" not in changed
    assert changed["page cart"] == {"name": "page cart", "tone": "saved"}
    assert len(page.html(red)) < 80_000


def test_a_box_that_goes_without_a_word_stays_one_step_as_a_ghost():
    ann, ben = picture.box("ann", 90, 40, "Ann"), picture.box("ben", 90, 40, "Ben")
    steps = [{"line": "", "things": things} for things in ([ann, ben], [ben], [ben])]
    reports = made_up.reports()[:1]
    reports[0].scenes = [{"title": "", "steps": steps}]

    told = page.run_of(reports)["lessons"][0]["steps"]

    assert told[1]["now"] == [{"name": "ann", "y": 98, "tone": "off", "gone": "gone"}]
    assert told[2]["gone"] == ["ann"]


def test_a_step_that_is_not_drawn_keeps_the_picture():
    ann = picture.box("ann", 90, 40, "Ann")
    reports = made_up.reports()[:1]
    steps = [{"line": "", "things": things} for things in ([ann], [], [ann])]
    reports[0].scenes = [{"title": "", "steps": steps}]

    told = page.run_of(reports)["lessons"][0]["steps"]

    assert [(step.get("now"), step.get("gone")) for step in told[1:]] == [(None, None)] * 2


def test_the_player_and_the_figures_write_the_same_words(show, red):
    things = {one["name"]: one for one in made_up.reports()[2].scenes[0]["steps"][6]["things"]}
    seen = show(red, "#lesson=3&step=7")

    played = seen.evaluate(
        "() => Object.fromEntries([...shown].map(([name, { g }]) =>"
        " [name, [...g.querySelectorAll('text')].map(text => text.textContent)]))"
    )

    assert played == {
        name: [words.text for words in picture.words_of(one)] for name, one in things.items()
    }


def test_the_player_and_the_figures_draw_a_ring_in_as_many_pieces():
    band = picture.Ring(200, 200, 100).band("a", [False, True, True, False])
    player = Path(page.__file__).with_name("player.html").read_text(encoding="utf-8")

    assert band["dash"] == "0 1 2 1"
    assert f"pathLength: {picture.PIECES}," in player
    assert f'pathLength="{picture.PIECES}" stroke-dasharray="0 1 2 1"' in picture.drawn(band)


def test_the_example_that_pictures_are_learned_from_works():
    example = str(picture.__doc__).partition("moves:\n\n")[2].partition("\n\n- ")[0]
    assert 8 <= len(example.strip().splitlines()) <= 14
    names = {**vars(picture), "Desk": object}
    exec(textwrap.dedent(example), names)  # noqa: S102  our own

    seen = names["things"](SimpleNamespace(queue=["ben", "cem"], took=20))

    assert picture.rows(seen)["the queue"] == ["ben", "cem"]


def test_people_who_meet_have_a_lane_each():
    held, moments = Does("is held up", tone="off"), [{"Ann": Does("asks home")}]
    moments += [{"Ann": held, "Ben": Does("asks help")}, {"Ann": Does("goes on")}]
    answers = {"Ann": "home", "Ben": "help"}
    course = Course(["Ann", "Ben"], "home is in memory", moments, (1, "before line 7"))
    course.answers, course.verdict = answers, ("two trips for home", "broken")

    seen = picture.rows(lanes(course))
    assert seen["Ann"] == ["asks home", "is held up", "goes on"]
    assert seen["Ben"] == ["asks help"]
    assert (seen["stopped"], seen["before"]) == (["before line 7"], ["home is in memory"])
    assert (seen["Ben is told"], seen["in the end"]) == (["help"], ["two trips for home"])

    begun = picture.rows(lanes(course.until(1)))
    assert begun["Ann"] == ["asks home"]
    assert "in the end" not in begun


def test_what_a_store_refuses_bounces_back():
    def keep(shop, _):
        insert = "INSERT OR IGNORE INTO names VALUES ('tea')"
        return str(Client(shop.store)().execute(insert).rowcount)

    def make():
        shop = SimpleNamespace(store=Store())
        Client(shop.store)().execute("CREATE TABLE names (name TEXT PRIMARY KEY)")
        return shop

    with listening(page.alike) as story:
        deeds = dict.fromkeys(("Ann", "Ben"), ("takes tea", keep))
        problem = before_each_statement(make, deeds, [("1", "0")], lambda _: [])

    assert problem == "Ann: 0; Ben: 1"
    seen = picture.rows(story.scene.steps[-1].things)
    assert seen["Ann"] == ["takes tea", "is held up", "goes on"]
    assert (seen["Ann sends"], seen["Ben sends"]) == (["INSERT tea writes nothing"], ["INSERT tea"])
    assert seen["in the end"] == [problem]


def test_named_numbers_are_bars_and_many_are_columns():
    few = page.alike({"home": 3, "cart": 1_200})
    assert picture.rows(few) == {"home": ["3"], "cart": ["1,200"]}
    many = page.alike({str(hour): hour for hour in range(24)})
    assert picture.rows(many) == {"columns": ["highest at 23: 23"]}


def test_a_picture_that_fails_decides_nothing(monkeypatch):
    wrong = SimpleNamespace(things=lambda shop: shop.no_such_attribute)
    monkeypatch.setitem(sys.modules, f"{made_up.KATA}_picture", wrong)
    draw = page.artist(made_up.KATA)

    assert draw(None)[0]["text"].startswith("no picture: AttributeError")


def test_a_run_that_is_not_drawn_does_not_even_load_the_machinery():
    code = (
        "import pytest, sys; pytest.main(['katas/lru_cache', '--solution']);"
        "print([name for name in sys.modules if 'page' in name or 'picture' in name])"
    )
    run = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", code], cwd=design.ROOT, capture_output=True, text=True, check=False
    )

    assert run.stdout.splitlines()[-1] == "[]", run.stdout


def test_the_reference_is_linked_if_it_was_written(tmp_path):
    mine = page.write(made_up.reports(), folder=tmp_path)
    assert "lru_cache-solution.html" not in mine.read_text(encoding="utf-8")

    reference = page.write(made_up.reports(fifo=False), kind="solution", folder=tmp_path)
    mine = page.write(made_up.reports(), folder=tmp_path)

    assert (mine.name, reference.name) == ("lru_cache.html", "lru_cache-solution.html")
    assert '"lru_cache-solution.html"' in mine.read_text(encoding="utf-8")
    assert '"lru_cache.html"' in reference.read_text(encoding="utf-8")


FIRST_IN_FIRST_OUT = """
class LRUCache:
    def __init__(self, capacity, load, max_age, clock=None):
        self.capacity, self.load, self.kept = capacity, load, {}

    def get(self, key):
        if key not in self.kept:
            value = self.load(key)
            if self.capacity:
                if len(self.kept) == self.capacity:
                    self.kept.pop(next(iter(self.kept)))
                self.kept[key] = value
            return value
        return self.kept[key]

    def put(self, key, value):
        if self.capacity:
            self.kept[key] = value

    def forget(self, key):
        self.kept.pop(key, None)
"""


def run_in_a_copy(
    folder: Path, designs: Mapping[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run pytest with --page in a copy of the katas, where these designs are the learner's."""
    for name in ("katas", "solutions"):
        nothing = shutil.ignore_patterns("__pycache__")
        shutil.copytree(design.ROOT / name, folder / name, ignore=nothing)
    shutil.copy(design.ROOT / "pyproject.toml", folder)
    for kata, code in designs.items():
        (folder / "katas" / kata / f"{kata}.py").write_text(code, encoding="utf-8")
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-m", "pytest", "--page", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_a_run_with_page_says_where_the_page_is_and_shows_what_happened(tmp_path, context):
    run = run_in_a_copy(tmp_path, {"lru_cache": FIRST_IN_FIRST_OUT}, "katas/lru_cache")
    path = tmp_path / ".pages" / "lru_cache.html"

    assert f"  drawn   {path.as_uri()}" in run.stdout
    assert "python -m http.server -d .pages" in run.stdout
    assert run.returncode == 1

    seen = context(1200, dark=False, calm=True).new_page()
    seen.goto(path.as_uri())
    assert text(seen, "#title") == "The page idle longest is forgotten first"
    seen.locator("#jump").click()
    assert text(seen, "#where") == "step 7 of 8"  # when home left, not when it was missed
    assert "cart was the page that nobody had asked for longest" in text(seen, "#verdict")
    assert "self.load(key)" in text(seen, "#code")
    seen.close()


def drawn(kata: str) -> tuple[Drawn, Drawn]:
    """Return the pages of a kata's reference, and of a design that some lesson stops."""
    wrong = sorted((TESTS / "katas" / kata / "wrong").glob("*.py"))
    return Drawn(design.SOLUTIONS / kata / f"{kata}.py", "solution"), Drawn(wrong[-1])


@pytest.mark.parametrize(("solved", "stopped"), [drawn(kata) for kata in KATAS], ids=KATAS)
def test_no_step_of_a_katas_run_overflows(solved, stopped, context, tmp_path):
    assert faults(context, solved.answer(), tmp_path) == []

    html = stopped.answer()
    assert html.count('"outcome":"failed"') == 1
    assert faults(context, html, tmp_path, lessons="run.lessons.slice(-1)") == []
