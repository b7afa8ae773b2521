"""The service's page in a real browser, beside the real service: what one sees, does and reads.

TINYURL_PICTURE=1 makes the README's picture of it anew: guides/figures/tinyurl_service.png
"""

import base64
import itertools
import os
import re
import struct
import zlib
from typing import Any

import pytest
from dojo import design

from tests.running import Service

PICTURE = design.ROOT / "guides" / "figures" / "tinyurl_service.png"
NAMES = (f"party{n}" for n in itertools.count())
LONG = "https://wedding.example/photos"
OVERFLOWS = """() => {
  const found = [], rects = [], paper = canvas.getBoundingClientRect();
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) found.push("scrolls sideways: " + wide);
  for (const text of document.querySelectorAll("#boxes text")) {
    const said = text.textContent, g = text.parentElement, box = g.querySelector(":scope > rect");
    const at = text.getBoundingClientRect();
    const rim = box && g.id !== "boxes" ? box.getBoundingClientRect() : paper;
    const out = at.top < rim.top - 2 || at.bottom > rim.bottom + 2;
    if (out || at.left < rim.left - 1 || at.right > rim.right + 1) found.push("overflows: " + said);
    if (said.includes("…")) found.push("is cut: " + said);
    for (const other of rects) {
      const beside = at.left >= other.right - 1 || other.left >= at.right - 1;
      const below = at.top >= other.bottom - 4 || other.top >= at.bottom - 4;
      if (!beside && !below) found.push("covers another: " + said);
    }
    rects.push(at);
  }
  return found;
}"""


@pytest.fixture
def show(context, service):
    """Return a function that opens the page; what goes wrong on it fails the test."""
    problems: list[str] = []
    pages = []

    def opened(*, width=1200, dark=False, calm=True, at=service):
        page = context(width, dark=dark, calm=calm).new_page()
        pages.append(page)
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text))
        page.on("response", lambda response: problems.append(response.url))
        page.on(  # where a link leads is told to the page and not asked
            "request", lambda one: problems.extend([] if one.redirected_from else [one.url])
        )
        page.goto(f"http://127.0.0.1:{at.port}/")
        page.locator("#boxes g").first.wait_for()
        return page

    yield opened
    for page in pages:
        page.close()
    ours = ("http://127.0.0.1:", "data:", "Failed to load resource: ")
    assert [text for text in problems if not text.startswith(ours)] == []


def text(page: Any, selector: str) -> str:
    """Return what one reads there."""
    return str(page.locator(selector).inner_text())


def press(page: Any, words: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=words, exact=True).click()


def until(page: Any, selector: str, words: str) -> None:
    """Wait until one reads these words there."""
    page.locator(selector, has_text=words).first.wait_for()


def counted(page: Any, name: str) -> int:
    """Return a number of those above the picture."""
    found = re.search(rf"{name}: ([\d,]+)", text(page, ".counts"))
    assert found
    return int(found[1].replace(",", ""))


def made(page: Any, url: str = LONG) -> str:
    """Make a link by the form, and return its name."""
    name = next(NAMES)
    page.get_by_label("A long address").fill(url)
    page.get_by_label("A name, if you like").fill(name)
    press(page, "Make it short")
    page.locator(f"li[data-code={name}]").wait_for()
    return name


def opened(page: Any, name: str, times: int = 1) -> None:
    """Watch a link open, one time after the other."""
    for _ in range(times):
        with page.expect_response(lambda response: response.url.endswith("/" + name)):
            press(page, f"watch it open: {name}")


def home_of(page: Any, name: str) -> str:
    """Return the partition of a link, as the page tells it when a server has to ask for it."""
    press(page, "empty all memories")
    until(page, ".log li:first-child.act", "empty memory")
    opened(page, name)
    until(page, ".log li:first-child .line", f"opens {name}")
    return str(page.evaluate("past.at(-1).steps.find(step => step.call === 'get').to"))


def slowly(page: Any) -> None:
    """Go over to slow motion, past what is played once more."""
    page.locator("#slow").click()
    for _ in range(9):
        if "Nothing waits" in text(page, "#waits"):
            return
        page.locator("#skip").click()


def lit(page: Any) -> list[str]:
    """Return the ways that are lit now: their look and their sign."""
    lights = page.locator(".light").all()
    return [f"{one.get_attribute('class')} {one.text_content()}".strip() for one in lights]


def test_a_link_is_made_opened_counted_and_taken_down(show):
    page = show()
    name = made(page)
    assert text(page, ".make output") == f"Made: {page.url[7:]}{name} (opens in a new tab)"

    opened(page, name, times=4)
    until(page, ".log .line", f"opens {name}")
    until(page, "svg .told", "✓ Sent to the long address (302)")
    until(page, f"li[data-code={name}] .tally", "4 clicks.")

    press(page, f"take down: {name}")
    until(page, f"li[data-code={name}] .tally", "ended")
    opened(page, name)
    until(page, ".log .chip", "○ 410")


NAMED = "one => one.getAttribute('aria-label') || one.textContent || one.name"


def test_all_can_be_reached_by_keyboard_and_is_seen_to_be(show):
    page = show()
    name = made(page)
    page.locator("#slow").click()
    page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    wanted = page.locator("button:visible, a[href]:visible, input:visible").evaluate_all(
        f"all => all.map({NAMED})"
    )
    reached = set()
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        at, is_seen = page.evaluate(
            f"() => [({NAMED})(document.activeElement), document.activeElement === document.body"
            " || getComputedStyle(document.activeElement).outlineStyle !== 'none']"
        )
        assert is_seen, at
        reached.add(at)

    assert set(wanted) - reached == set()
    assert f"take down: {name}" in reached


def test_a_link_opens_in_a_tab_of_its_own_and_that_is_told_all_the_same(show):
    page = show()
    name = made(page, f"{LONG}/{next(NAMES)}")
    page.context.route(f"{LONG}/**", lambda route: route.fulfill(body="photos"))

    with page.context.expect_page() as there:
        page.locator(".make output a").click()

    there.value.wait_for_url(f"{LONG}/*")
    there.value.close()
    page.context.unroute(f"{LONG}/**")
    until(page, ".log .line", f"opens {name}")


def test_what_cannot_be_a_link_is_refused_in_a_sentence(show):
    page = show()
    page.get_by_label("A long address").fill("javascript:alert(1)")
    press(page, "Make it short")

    until(page, ".make output.fault", "http://")


MANY = (
    "async name => { for (let n = 9; n; n -= 1) await fetch(`/${name}`, { redirect: 'manual' }); }"
)


def test_a_killed_server_is_seen_and_another_one_answers(show):
    page = show()
    name = made(page)
    in_vain = page.locator(".log .line", has_text="b did not answer")
    for _ in range(5):  # the door looks each second, and may find it dead before a reader does
        press(page, "kill -9 b")
        page.evaluate(MANY, name)
        until(page, "#boxes", "✗ dead")
        assert "memory gone" in str(page.locator("#boxes").text_content())
        assert "Server b: dead" in str(page.locator("#system").text_content())
        press(page, "start b")
        page.get_by_role("button", name="kill -9 b").wait_for()
        if in_vain.count():
            break

    assert in_vain.count()
    assert page.locator(".log .chip", has_text="503").count() == 0


def test_a_silent_partition_is_asked_in_vain_and_its_copy_answers(show):
    page = show()
    name = made(page)
    page.wait_for_timeout(2_300)  # until the copy has it
    home = home_of(page, name)
    press(page, "empty all memories")
    press(page, f"silence {home}")
    page.get_by_role("button", name=f"let {home} speak").wait_for()
    slowly(page)
    opened(page, name)
    until(page, ".now .words", f"opens {name}")
    said = [text(page, ".now .words")]
    for _ in range(5):
        page.locator("#next").click()
        said.append(text(page, ".now .words"))

    assert [re.sub("erver [abc]", "erver _", words).split(".")[0] for words in said] == [
        f"A reader opens {name}",
        "The door asks server _",
        "The memory of server _ does not have it: a trip is needed",
        f"Server _ works out from the code which partition has such a link, and asks {home}",
        f"Server _ asks the copy of {home}",
        "Sent to the long address",
    ]
    assert [one.split()[1:] for one in lit(page)] == [
        ["past", "✓"],
        ["past", "✓"],
        ["vain", "past", "✗"],
        ["late", "past", "≈"],
    ]
    page.locator("#slow").click()
    press(page, f"let {home} speak")
    page.get_by_role("button", name=f"silence {home}").wait_for()


def test_a_lost_message_leaves_a_lie_and_it_is_counted(show):
    page = show()
    name = made(page)
    opened(page, name, times=4)
    before = counted(page, "lies")
    press(page, "lose messages")
    until(page, "#boxes", "✗ messages lost")

    press(page, f"take down: {name}")
    until(page, ".log .line", f"ends {name}")
    opened(page, name, times=4)

    page.wait_for_function(f"() => state.counters.lies > {before}")
    until(page, ".log .chip.broken", "✗ 302 a lie")
    assert counted(page, "lies") > before
    press(page, "deliver messages again")
    until(page, ".log .act", "delivered again")


def test_a_silent_store_of_clicks_holds_no_reader_up(show):
    page = show()
    name = made(page)
    press(page, "silence the click counts")
    until(page, "#boxes", "click counts✗ silent")
    opened(page, name, times=2)
    until(page, "#boxes", "click waits")
    assert counted(page, "clicks waiting") >= 1

    press(page, "let the click counts speak")
    until(page, f"li[data-code={name}] .tally", "2 clicks.")


def test_a_partition_joins_and_all_servers_are_deployed(show):
    page = show()
    made(page)
    pids = set(re.findall(r"process (\d+)", str(page.locator("#system").text_content())))
    press(page, "add a partition")
    page.get_by_role("button", name="silence p3").wait_for()
    page.wait_for_function("() => state.partitions.length === 3")
    page.wait_for_function("() => !state.partitions.some(one => one.moving)")

    press(page, "deploy")
    page.wait_for_function(
        "pids => state.servers.every(one => one.is === 'up' && !pids.includes(String(one.pid)))",
        arg=[*pids],
    )
    assert counted(page, "told to come later") == page.evaluate("state.counters.later")


def test_a_crowd_is_counted_and_mallory_is_refused(show):
    page = show()
    name = made(page)
    asked, refused = page.evaluate("[state.counters.asked, state.counters.refused]")
    press(page, "let a crowd come")
    until(page, ".log .line", f"opens {name}")
    page.wait_for_function(f"() => state.counters.asked >= {asked} + 500")
    press(page, "let Mallory guess")
    page.wait_for_function(f"() => state.counters.asked >= {asked} + 600")

    assert counted(page, "guesses refused") >= refused + 10


def test_requests_with_one_and_the_same_why_stand_together(show):
    page = show()
    page.evaluate("shut()")
    ask = {"kind": "ask", "method": "GET", "path": "/x", "status": 404, "steps": [], "ms": 1}
    for number in range(7):
        line = f"Mallory opens {number}: nobody has it"
        page.evaluate("event => take(event)", {**ask, "line": line, "why": "So it is."})

    assert page.locator(".log li").first.locator("p").all_inner_texts() == [
        *(f"○ 404Mallory opens {number}: nobody has it" for number in (6, 5, 4, 3)),
        "and 3 more like these",
        "So it is.",
    ]


def test_slow_motion_plays_step_by_step_and_says_how_many_wait(show):
    page = show(width=1190, calm=False)  # a clock is held for a whole context
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    name = made(page)
    slowly(page)
    opened(page, name, times=3)
    until(page, "#waits", "Step 1 of")
    until(page, "#waits", "2 more wait.")
    assert text(page, ".now .words") == f"A reader opens {name}. The door has to choose a server."
    page.clock.run_for(4_400)
    assert text(page, "#waits").startswith("Step 1 of")
    page.clock.run_for(200)
    assert text(page, "#waits").startswith("Step 2 of")
    assert text(page, "#said").startswith("The door asks server")

    press(page, "Pause")
    page.clock.run_for(60_000)
    assert text(page, "#waits").startswith("Step 2 of")
    press(page, "Next step")
    assert text(page, "#waits").startswith("Step 3 of")
    press(page, "Skip this one")
    assert text(page, "#waits").startswith("Step 1 of")
    assert "1 more waits." in text(page, "#waits")
    press(page, "Go on")
    page.clock.run_for(120_000)
    assert text(page, "#waits").startswith("Nothing waits.")
    until(page, ".log .line", f"opens {name}")


EVIL = "https://wedding.example/?<img src=x onerror=document.title='taken'><b>&amp;</b>"


def test_markup_in_an_address_is_shown_as_text(show):
    page = show()
    name = made(page, EVIL.replace(" ", "%20"))
    told = {"kind": "act", "line": EVIL, "why": EVIL}
    page.evaluate("event => take(event)", told)

    assert EVIL.replace(" ", "%20") in text(page, f"li[data-code={name}] .where")
    assert EVIL in text(page, ".log")
    assert page.locator("img").count() == 0
    assert page.title() == "TinyURL, running on your machine"


def test_the_oldest_of_five_tabs_makes_room_and_can_come_back(show):
    first = show()
    others = [show() for _ in range(4)]
    until(first, "#news", "Four other tabs are watching")
    name = made(others[-1])
    assert first.locator(f"li[data-code={name}]").count() == 0

    press(first, "Watch here")

    first.locator(f"li[data-code={name}]").wait_for()
    assert first.locator("#news").is_hidden()
    until(others[0], "#news", "Four other tabs are watching")


def test_a_hidden_tab_keeps_no_connection(show):
    page = show()
    hide = (
        "Object.defineProperty(document, 'hidden', { value: %s, configurable: true });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    page.evaluate(hide % "true")
    page.wait_for_function("() => stream === null")

    name = next(NAMES)
    page.get_by_label("A name, if you like").fill(name)
    press(page, "Make it short")
    until(page, ".make output", name)
    assert page.locator(f"li[data-code={name}]").count() == 0
    assert page.locator(".log .line", has_text=name).count() == 0
    page.evaluate(hide % "false")
    until(page, ".log .line", f"makes {name}")  # it is told all the same
    page.locator(f"li[data-code={name}]").wait_for()


def test_a_lost_connection_is_said_and_tried_again(show, tmp_path):
    with Service(tmp_path, "--solution") as service:
        page = show(at=service)
    until(page, "#news", "The connection to the door is lost")
    press(page, "Make it short")
    until(page, ".make output", "The door does not answer")

    with Service(tmp_path, "--solution", "--port", str(service.port)):
        page.locator("#news").wait_for(state="hidden")
        made(page)


def trouble(page: Any) -> str:
    """Make a link, and bring the system into a state that has everything in it."""
    name = made(page)
    opened(page, name, times=3)
    state = page.evaluate("state")
    state["servers"][1] |= {"is": "dead", "waiting": 0}
    state["servers"][2] |= {"waiting": 12}
    state["partitions"][0] |= {"is": "silent"}
    state["partitions"][1] |= {"moving": True, "rows": 12_345, "engine": "PostgreSQL"}
    state["messages"] = state["counts"] = "silent"
    state["messages"] = "lost"
    state["counters"] |= {"asked": 123_456, "memory": 90_000, "trips": 10_000, "lies": 3}
    page.evaluate("told => { shut(); take({ kind: 'state', ...told }); }", state)
    return name


@pytest.mark.parametrize(("width", "dark"), [(360, True), (1200, False)])
def test_axe_finds_no_serious_fault(show, width, dark):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = show(width=width, dark=dark)
    trouble(page)
    page.locator("#slow").click()

    found = axe.Axe().run(page).response["violations"]

    assert [
        (fault["id"], [node["html"] for node in fault["nodes"]])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ] == []


def test_every_word_has_its_place_on_narrow_and_wide_screens(show):
    page = show()
    trouble(page)
    more = page.evaluate("state")
    one = more["partitions"][0]
    for count in (2, 8):
        more["partitions"][2:] = [{**one, "name": f"p{n}", "rows": n} for n in range(3, count + 1)]
        page.evaluate("told => take(told)", more)
        for width in (360, 700, 1200):
            page.set_viewport_size({"width": width, "height": 820})
            page.wait_for_function("() => canvas.viewBox.baseVal.width === canvas.clientWidth")
            assert page.evaluate(OVERFLOWS) == [], (width, count)


def test_nothing_moves_and_a_screen_reader_says_the_newest_and_not_all(show):
    page = show()
    name = made(page)
    opened(page, name, times=9)
    assert page.evaluate("() => document.getAnimations().length") == 0  # as is wanted here
    until(page, "#said", "before it.")
    assert page.locator("[aria-live], [role=log]").count() == 0
    assert "Server a: up" in str(page.locator("#system").text_content())
    assert page.locator(".stage svg").get_attribute("aria-hidden") == "true"


FEWER_COLOURS = """async photo => {
  const file = await fetch("data:image/png;base64," + photo);
  const image = await createImageBitmap(await file.blob()), { width, height } = image;
  const brush = new OffscreenCanvas(width, height).getContext("2d");
  brush.drawImage(image, 0, 0);
  const dots = new Uint32Array(brush.getImageData(0, 0, width, height).data.buffer);
  const count = new Map(), index = new Map();
  for (const dot of dots) count.set(dot, (count.get(dot) || 0) + 1);
  const parts = dot => [dot & 255, dot >> 8 & 255, dot >> 16 & 255];
  const far = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const kept = []; // the most frequent that are not like one another
  for (const [dot] of [...count].sort((a, b) => b[1] - a[1])) {
    if (kept.length === 256) break;
    if (kept.every(one => far(one, parts(dot)) > 150)) kept.push(parts(dot));
  }
  for (const dot of count.keys()) {
    const all = kept.map(one => far(one, parts(dot)));
    index.set(dot, all.indexOf(Math.min(...all)));
  }
  return [width, kept.flat(), Array.from(dots, dot => index.get(dot))];
}"""


def png_of(width: int, colours: list[int], dots: list[int]) -> bytes:
    """Return a picture of at most 256 colours as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + end

    rows = b"".join(b"\0" + bytes(dots[n : n + width]) for n in range(0, len(dots), width))
    head = struct.pack(">IIBBBBB", width, len(dots) // width, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"PLTE", bytes(colours)), (b"IDAT", zlib.compress(rows, 9))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in [*chunks, (b"IEND", b"")])


@pytest.mark.skipif("TINYURL_PICTURE" not in os.environ, reason="TINYURL_PICTURE=1 makes it anew")
def test_the_picture_of_the_readme(show, tmp_path, monkeypatch):
    monkeypatch.setattr("test_tinyurl_page.NAMES", iter(["party", "menu"]))
    with Service(tmp_path, "--solution", partitions="4") as service:
        page = show(at=service)
        name = made(page)
        opened(page, name, times=4)
        page.wait_for_timeout(2_500)  # until the copy has it
        home = home_of(page, name)
        press(page, "kill -9 b")
        until(page, "#boxes", "✗ dead")
        press(page, f"silence {home}")
        slowly(page)
        opened(page, name)
        until(page, ".now .words", f"opens {name}")
        while f"the copy of {home}" not in text(page, ".now .words"):
            page.locator("#next").click()
        page.locator("h1").evaluate("() => scrollTo(0, 0)")
        page.set_viewport_size({"width": 1200, "height": 930})
        photo = base64.b64encode(page.screenshot()).decode()
        blank = page.context.new_page()
        PICTURE.write_bytes(png_of(*blank.evaluate(FEWER_COLOURS, photo)))
    assert PICTURE.stat().st_size < 150_000
