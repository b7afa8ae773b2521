"""What a world looks like, said in things: boxes, dots, bars, arrows. The player draws them.

A kata's picture is one function in `<kata>_picture.py`. It is called after each step, looks at
the world, and returns all that is to be seen now. From lists to a ladder that moves:

    from dojo.picture import Row, Thing, arrow, box, place

    def things(desk: Desk) -> list[Thing]:
        ann = box("ann", 80, 110, "Ann", row="who asks")
        desk_here = place("desk", 260, 110, 110, 64, "the desk")
        line = Row(x=260, y=110, width=120)
        seen = [ann, desk_here]
        for number, person in enumerate(desk.queue):
            seen.append(box(person, *line.at(number), person, row="the queue"))
        if desk.took:
            seen.append(arrow("asks", ann, desk_here, f"{desk.took} ms", tone="cost"))
        return seen

- **The name is the thing.** A thing that keeps its name from step to step moves to its new place;
  a new one fades in; one that is gone stays one step as a ghost. To say why it left, return it
  once more with `gone="evicted"`, where it should fall to.
- **The paper** is 800 wide and as high as is needed; x goes right, y down; a thing is placed by
  its middle. Two things that are to be read do not overlap: the page's test looks.
- **Tones**: "cost" (amber), "broken" (red, a promise), "saved" (green), "off" (grey: down, not
  there). The player adds a sign and a legend, so that no colour stands alone. An ordinary miss
  is a cost. `hue` 1 to 6 tells things apart (servers on a ring), and says nothing more.
- **row** says in words where a thing is. On a narrow screen, and to a screen reader, the picture
  is its rows, in the order of your list: a name, then the texts of its things from left to
  right. A thing without `row` is decoration there (slots, axes); things without text are counted.
- `mark` outlines a thing and says why: mark="should have left".
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, cast

WIDTH = 800
PIECES = 60  # of a ring that is drawn in pieces
LETTER = 0.61  # of a text's size is how wide one of its letters is


class Thing(TypedDict, total=False):
    """One thing of a picture, as plain data: it travels to the page as it is."""

    name: str
    shape: str  # box, dot, bar, place, label, path or arc
    x: float
    y: float
    w: float
    h: float
    d: str  # a path's or arc's outline, seen from x, y
    dash: str  # of an arc that is drawn in pieces, as Ring.band makes it
    head: bool  # the path is an arrow
    text: str
    note: str  # smaller, below
    tone: str  # cost, broken, saved, off
    hue: int  # 1 to 6
    row: str
    gone: str
    mark: str
    came: tuple[float, float]  # where a new thing comes from
    anchor: str  # start or end, of a label
    big: bool


def thing(name: str, shape: str, x: float, y: float, **more: Any) -> Thing:
    """Return a thing; what is empty is left out, and tenths of a unit are enough."""
    values = {"name": name, "shape": shape, "x": x, "y": y, **more}
    for key, value in values.items():
        if isinstance(value, float):
            values[key] = round(value, 1)
    made: Any = {key: value for key, value in values.items() if value or key in "xy"}
    return cast("Thing", made)


def wide(text: str, size: float = 14) -> float:
    """Return how much room a text needs, its longest line."""
    return max(map(len, text.split("\n"))) * size * LETTER


def box(
    name: str, x: float, y: float, text: str, *, w: float = 0, h: float = 40, **more: Any
) -> Thing:
    """Return a box with a text in it, at least as wide as that."""
    w = max(w, wide(text) + 22)
    return thing(name, "box", x, y, w=w, h=h, text=text, **more)


def dot(name: str, x: float, y: float, text: str = "", *, w: float = 16, **more: Any) -> Thing:
    """Return a dot; `w` is its diameter. Two letters fit into one of 30."""
    return thing(name, "dot", x, y, w=w, h=w, text=text, **more)


def place(name: str, x: float, y: float, w: float, h: float, text: str = "", **more: Any) -> Thing:
    """Return a dashed frame where something can be, with its name above it."""
    return thing(name, "place", x, y, w=w, h=h, text=text, **more)


def label(name: str, x: float, y: float, text: str, **more: Any) -> Thing:
    """Return words alone; anchor="start" lets them begin at x, big=True makes a counter of them."""
    return thing(name, "label", x, y, text=text, **more)


def arrow(name: str, one: Thing, other: Thing, text: str = "", **more: Any) -> Thing:
    """Return an arrow from the rim of one thing to the rim of another: who asks whom."""
    (x1, y1), (x2, y2) = _rim(one, other), _rim(other, one)
    return line(name, (x1, y1), (x2, y2), text, head=True, **more)


def line(
    name: str, start: tuple[float, float], end: tuple[float, float], text: str = "", **more: Any
) -> Thing:
    """Return a line, its text at its middle."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if abs(end[1] - start[1]) > abs(end[0] - start[0]):  # its text beside it, else above
        x, more["anchor"] = x + 10, "start"
    else:
        y -= 13
    d = f"M{start[0] - x:.1f} {start[1] - y:.1f}L{end[0] - x:.1f} {end[1] - y:.1f}"
    return thing(name, "path", x, y, d=d, text=text, **more)


def curve(name: str, points: Iterable[tuple[float, float]], **more: Any) -> Thing:
    """Return a line through many points: a measured curve."""
    d = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return thing(name, "path", 0, 0, d="M" + d, **more)


def _rim(one: Thing, other: Thing) -> tuple[float, float]:
    """Return where the line to the other leaves a thing, with a little air between."""
    dx, dy = other["x"] - one["x"], other["y"] - one["y"]
    w, h = one.get("w", 0) / 2 + 5, one.get("h", 0) / 2 + 5
    if one["shape"] == "dot":
        share = w / (math.hypot(dx, dy) or 1)
    else:
        share = min(w / abs(dx) if dx else math.inf, h / abs(dy) if dy else math.inf)
    share = min(share, 0.9)
    return one["x"] + dx * share, one["y"] + dy * share


# Where things stand


@dataclass(frozen=True)
class Row:
    """Places side by side, in an order; after `most` of them a new row begins below."""

    x: float
    y: float
    width: float  # from one place to the next
    height: float = 52
    most: int = 99

    def at(self, number: int) -> tuple[float, float]:
        """Return the middle of a place, counted from 0."""
        return (
            self.x + self.width * (number % self.most),
            self.y + self.height * (number // self.most),
        )


def queue(
    server: Thing, waiting: Sequence[str], *, most: int = 24, row: str = "", **more: Any
) -> list[Thing]:
    """Return the dots of who waits, piled up above their server: the first is next to it.

    Each has its own name, so that the pile drains. More than `most` are only counted, above it.
    """
    columns = max(int(server["w"] // 20), 1)
    left = server["x"] - 10 * (min(columns, len(waiting)) - 1)
    bottom = server["y"] - server["h"] / 2 - 16
    dots = [
        dot(name, left + 20 * (n % columns), bottom - 20 * (n // columns), row=row, **more)
        for n, name in enumerate(waiting[:most])
    ]
    if len(waiting) > most:
        top = bottom - 20 * ((most - 1) // columns) - 22
        text = f"+ {len(waiting) - most:,}"
        dots.append(label(f"{server['name']} more", server["x"], top, text, row=row))
    return dots


@dataclass(frozen=True)
class Ring:
    """A ring of keys: shares of a turn, from 0 at the top, clockwise to 1."""

    x: float
    y: float
    radius: float
    thick: float = 16

    def at(self, share: float, out: float = 0) -> tuple[float, float]:
        """Return the place on the ring, or so far outside of it."""
        angle, radius = math.tau * share, self.radius + out
        return self.x + radius * math.sin(angle), self.y - radius * math.cos(angle)

    def arc(self, name: str, start: float, end: float, text: str = "", **more: Any) -> Thing:
        """Return a piece of the ring, its text outside; `end` may lie before `start`."""
        span = min((end - start) % 1 or 1, 0.9999)
        inner, outer = -self.thick / 2, self.thick / 2
        x, y = self.at(start + span / 2, 24)
        corners = [(start, outer), (start + span, outer), (start + span, inner), (start, inner)]
        a, b, c, e = (
            f"{px - x:.1f} {py - y:.1f}" for px, py in (self.at(*corner) for corner in corners)
        )
        far = int(span > 0.5)
        big, small = self.radius + outer, self.radius + inner
        d = f"M{a}A{big} {big} 0 {far} 1 {b}L{c}A{small} {small} 0 {far} 0 {e}Z"
        return thing(name, "arc", x, y, d=d, text=text, **more)

    def band(self, name: str, pieces: Iterable[bool], **more: Any) -> Thing:
        """Return some of the ring as one thing: it is told of each 60th whether it belongs."""
        runs = [(is_there, len([*run])) for is_there, run in groupby(pieces)]
        lengths = [0] * (not runs[0][0]) + [length for _, length in runs]
        lengths += [0] * (len(lengths) % 2)
        radius = f"{self.radius:g}"
        d = f"M0 -{radius}A{radius} {radius} 0 1 1 -.1 -{radius}"
        dash = " ".join(map(str, lengths))
        return thing(name, "arc", self.x, self.y, h=2 * self.radius, d=d, dash=dash, **more)

    def arcs(self, points: Iterable[tuple[float, str]], hues: Mapping[str, int]) -> list[Thing]:
        """Return all arcs of a ring: each server owns what lies before its points."""
        sorted_ = sorted(points)
        return [
            self.arc(f"{self.radius:g} {owner} {end:.4f}", sorted_[n - 1][0], end, hue=hues[owner])
            for n, (end, owner) in enumerate(sorted_)
        ]


@dataclass(frozen=True)
class Lanes:
    """People or threads as rows, time to the right."""

    names: Sequence[str]
    until: float  # the time at the right end
    x: float = 130
    y: float = 50
    width: float = 640
    height: float = 60
    unit: str = "s"

    def at(self, name: str, time: float) -> tuple[float, float]:
        """Return the place of a person at a time."""
        x = self.x + self.width * time / self.until
        return x, self.y + self.height * list(self.names).index(name)

    def frame(self, ticks: Sequence[float] = ()) -> list[Thing]:
        """Return the rows' names, their lines, and the ticks of the time below."""
        seen: list[Thing] = []
        for name in self.names:
            start, end = self.at(name, 0), self.at(name, self.until)
            seen += [
                line(f"lane {name}", start, end, tone="off"),
                label(f"who {name}", start[0] - 14, start[1], name, anchor="end"),
            ]
        below = self.y + self.height * (len(self.names) - 0.35)
        for tick in ticks:
            x = self.x + self.width * tick / self.until
            seen.append(label(f"tick {tick:g}", x, below, f"{tick:g} {self.unit}", tone="off"))
        return seen

    def span(
        self, name: str, who: str, start: float, end: float, text: str = "", **more: Any
    ) -> Thing:
        """Return a bar from one time to another, in somebody's row."""
        (x1, y), (x2, _) = self.at(who, start), self.at(who, end)
        more.setdefault("row", who)
        w = max(x2 - x1, 4)
        anchor = "" if wide(text) + 12 <= w else "start"  # above it, where it does not fit
        return thing(name, "bar", (x1 + x2) / 2, y, w=w, h=30, text=text, anchor=anchor, **more)

    def call(
        self,
        name: str,
        who: str,
        whom: str,
        time: float,
        text: str = "",
        *,
        short: float = 18,
        **more: Any,
    ) -> list[Thing]:
        """Return an arrow from one row to another, with its text at its beginning.

        It ends so far before the row: 18 is the edge of a bar, 2 the bare line.
        """
        (x, start), (_, end) = self.at(who, time), self.at(whom, time)
        down = 1 if end > start else -1
        seen = [line(name, (x, start), (x, end - short * down), head=True, **more)]
        if text:
            row = {"anchor": "start", "row": who, **more}
            seen.append(label(f"{name} text", x + 9, start + 28 * down, text, **row))
        return seen

    def event(self, name: str, who: str, time: float, text: str = "", **more: Any) -> Thing:
        """Return a box at one time, in somebody's row."""
        more.setdefault("row", who)
        x, y = self.at(who, time)
        return box(name, x, y, text, h=30, **more)


def bars(
    values: Mapping[str, float],
    *,
    x: float = 150,
    y: float = 40,
    width: float = 480,
    most: float = 0,
    tones: Mapping[str, str] | None = None,
    unit: str = "",
) -> list[Thing]:
    """Return a bar for each value, its name before it and its number behind it."""
    most = max([most, *values.values()]) or 1
    seen: list[Thing] = []
    for number, (name, value) in enumerate(values.items()):
        long, at = max(width * value / most, 2), y + 36 * number
        tone = (tones or {}).get(name, "")
        text = f"{value:,.4g}" if isinstance(value, float) and value < 1_000 else f"{value:,.0f}"
        seen += [
            label(f"name of {name}", x - 12, at, name, anchor="end"),
            thing(f"bar of {name}", "bar", x + long / 2, at, w=long, h=22, tone=tone),
            label(
                f"number of {name}",
                x + long + 8,
                at,
                text + unit,
                anchor="start",
                row=name,
                tone=tone,
            ),
        ]
    return seen


def columns(
    values: Mapping[str, float], *, y: float = 200, tones: Mapping[str, str] | None = None
) -> list[Thing]:
    """Return a column for each value, side by side on a ground at y, its name below it."""
    highest, width = max(values.values(), default=0) or 1, 744 / max(len(values), 1)
    every = max(math.ceil(max(map(wide, values), default=0) * 0.8 / width), 1)
    seen: list[Thing] = []
    for number, (name, value) in enumerate(values.items()):
        x, high = 28 + width * (number + 0.5), max(150 * value / highest, 2)
        tone = (tones or {}).get(name, "")
        bar = thing(f"column {name}", "bar", x, y - high / 2, w=0.8 * width, h=high, tone=tone)
        seen.append(bar)
        if number % every == 0:
            seen.append(label(f"below {name}", x, y + 13, name))
    name = max(values, key=lambda name: values[name], default="")
    text = f"highest at {name}: {values.get(name, 0):,}"
    return [*seen, label("highest", 400, y + 44, text, row="columns")]


def of_numbers(values: Mapping[str, float]) -> list[Thing]:
    """Return named numbers: some as bars, one below the other, and many as columns."""
    return bars(values) if len(values) <= 8 else columns(values)


def table(
    rows: Sequence[Sequence[str]],
    *,
    x: float = 20,
    y: float = 40,
    widths: Sequence[float],
    heads: Sequence[str] = (),
    tones: Mapping[str, str] | None = None,
) -> list[Thing]:
    """Return rows of cells. A row is known by its first cell: it keeps that when it moves."""
    lefts = [x + sum(widths[:column]) for column in range(len(widths))]
    seen = [
        label(f"head {text}", left + 10, y, text, anchor="start", tone="off")
        for left, text in zip(lefts, heads, strict=False)
    ]
    top = y + 34 * bool(heads)
    for number, cells in enumerate(rows):
        key = cells[0]
        for left, w, cell, head in zip(lefts, widths, cells, heads or cells, strict=True):
            middle, height = left + w / 2, top + 36 * number
            name = f"cell {key} {head if heads else left}"
            tone = (tones or {}).get(key, "") if left == lefts[-1] else ""
            seen.append(
                thing(name, "box", middle, height, w=w - 4, h=32, text=cell, row=key, tone=tone)
            )
    return seen


# Drawn once, for a guide: what the player draws step by step

SIGNS = {"cost": "▲", "broken": "✗", "saved": "✓"}
LAYERS = ("place", "arc", "path", "bar", "box", "dot", "label")  # from the back to the front


def rows(things: Iterable[Thing]) -> dict[str, list[str]]:
    """Return a picture in words: the rows in the order of the things, each from left to right."""
    known: dict[str, list[Thing]] = {}
    for one in things:
        if row := one.get("row"):
            known.setdefault(row, []).append(one)
    return {
        row: [
            " ".join(filter(None, [one.get("text"), _below(one)])).replace("\n", " ")
            for one in sorted(members, key=lambda one: (round(one["y"]), one["x"]))
        ]
        for row, members in known.items()
    }


def _below(one: Thing) -> str:
    """Return the small words below a thing: why it left, or why it is outlined, or its note."""
    if mark := one.get("mark"):
        return f"{SIGNS['broken']} {mark}"
    return one.get("gone") or one.get("note", "")


@cache
def _style() -> str:
    """Return the part of the player's style that is about things."""
    text = (Path(__file__).parent / "player.html").read_text(encoding="utf-8")
    found = re.search(r"/\* things \*/\n(.*?)/\* end of things \*/", text, re.DOTALL)
    assert found is not None
    return found[1]


def svg(things: Sequence[Thing], title: str, *, width: float = WIDTH, height: float = 0) -> str:
    """Return an SVG of its own, legible in light and dark: it carries its paper and both styles."""
    height = height or max(one["y"] + one.get("h", 0) / 2 for one in things) + 34
    words = "; ".join(f"{row}: {', '.join(texts)}" for row, texts in rows(things).items())
    ordered = sorted(things, key=lambda one: LAYERS.index(one["shape"]))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(words)}</desc>",
        f"<style>{_style()}</style>",
        _HEAD,
        '<rect class="paper" width="100%" height="100%" rx="10"/>',
        *(drawn(one) for one in ordered),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


_HEAD = (
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"'
    ' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>'
)


class Words(NamedTuple):
    """A piece of text in a thing: where it stands, seen from the thing's middle."""

    text: str
    x: float
    y: float
    kind: str = ""
    anchor: str = ""


def words_of(one: Thing) -> list[Words]:
    """Return the texts of a thing, its sign too. The player does the same."""
    shape, w, h = one["shape"], one.get("w", 0), one.get("h", 0)
    text, sign = one.get("text", ""), SIGNS.get(one.get("tone", ""), "")
    if sign and text and shape in ("path", "arc", "label"):
        text = f"{sign} {text}"
    said = []
    if text and shape == "place":
        said.append(Words(text, -w / 2 + 2, -h / 2 - 12, "title", "start"))
    elif text and shape == "bar" and one.get("anchor"):
        said.append(Words(text, -w / 2, -h / 2 - 11, "", "start"))
    elif text:
        said.append(Words(text, 0, 0, "big" if one.get("big") else "", one.get("anchor", "")))
    elif sign and shape == "dot":
        said.append(Words(sign, 0, 0, "small"))
    if below := _below(one):
        said.append(Words(below, 0, h / 2 + 13, "note"))
    if sign and shape in ("box", "bar") and h > 24:  # of a thin bar, the number beside it has it
        said.append(Words(sign, w / 2 - 2, -h / 2 + 1, "sign"))
    return said


def drawn(one: Thing) -> str:
    """Return a thing as SVG."""
    shape, w, h = one["shape"], one.get("w", 0), one.get("h", 0)
    if shape in ("path", "arc"):
        head = ' marker-end="url(#head)"' if one.get("head") else ""
        pieces = f' pathLength="{PIECES}" stroke-dasharray="{one["dash"]}"' if "dash" in one else ""
        outline = f'<path d="{one["d"]}"{pieces}{head}/>'
    elif shape == "dot":
        outline = f'<circle r="{w / 2:g}"/>'
    elif shape == "label":
        outline = ""
    else:
        corner = f'x="{-w / 2:g}" y="{-h / 2:g}"'
        outline = f'<rect {corner} width="{w:g}" height="{h:g}" rx="7"/>'
    texts = "".join(map(_written, words_of(one)))
    place = f'transform="translate({one["x"]:g} {one["y"]:g})"'
    return f'<g class="{_classes(one)}" {place}>{outline}{texts}</g>'


def _written(said: Words) -> str:
    """Return a piece of text as SVG, line below line."""
    badge = ""
    if said.kind == "sign":
        badge = f'<circle class="badge" cx="{said.x:g}" cy="{said.y:g}" r="9"/>'
    lines = said.text.split("\n")
    spans = ""
    for number, part in enumerate(lines):
        down = 1.25 if number else -0.625 * (len(lines) - 1)
        spans += f'<tspan x="{said.x:g}" dy="{down:g}em">{escape(part)}</tspan>'
    kind = " ".join(filter(None, [said.kind, said.anchor]))
    return f'{badge}<text class="{kind}" y="{said.y:g}">{spans}</text>'


def _classes(one: Thing) -> str:
    names = ["thing", one["shape"], one.get("tone", "")]
    names += [f"hue{one['hue']}"] if one.get("hue") else []
    names += [key for key in ("gone", "mark", "head", "dash") if one.get(key)]
    return " ".join(filter(None, names))
