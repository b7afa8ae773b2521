"""How the shortener is drawn: how codes are spelled, the rows of the store, and the dice."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from dojo.answers import cut
from dojo.picture import Row, Thing, arrow, bars, box, dot, label, line, place, table, thing
from url_shortener_world import ALPHABET, Office, is_told

MOST = 6  # so many links or codes are drawn; others are a number
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def things(world: Any) -> list[Thing]:
    """Return what is to be seen after a step."""
    if isinstance(world, Office):
        return dice(world) if world.last[0] == "draws" else store(world)
    if isinstance(world, list):
        return bars({f"place {n}": many for n, many in enumerate(world, start=1)}, most=62)
    if isinstance(world, dict):
        return by_name(world)
    if len(world) == 2:
        return without_a_cable(*world)
    return hand_in(*world) if isinstance(world[0], str) else spelling(*world)


def store(office: Office) -> list[Thing]:
    """Return who came, what they were told, and the rows of the store: whose each code is."""
    act, told = office.last
    told = told.removeprefix("https://").removesuffix(".example/").partition(":")[0]
    who, _, deed = act.replace("a guest", "guest").partition(" ")
    asked = office.asked * deed.startswith("follows")
    owners: dict[str, list[str]] = {}
    for code, owner, _ in office.given:
        owners.setdefault(code, []).append(owner)
    rows = [
        [code, office.owner(code)[1], " and ".join(owners[code][:2]), office.ends.get(code, "")]
        for code in [*owners][-MOST:]
    ]
    heads, widths = ["code", "leads to", "whose", "ends"], [150, 100, 110, 146]
    cells = table(rows, x=286, y=38, widths=widths, heads=heads)
    for cell in cells:
        code, text = cell.get("row", ""), cell.get("text", "")
        cell["shape"] = "bar" if cell["shape"] == "box" else "label"  # bars leave no ghosts
        if " and " in text:
            cell["tone"] = "broken"  # one code, two owners
        elif code and code == asked and text == told == office.owner(code)[1]:
            cell["tone"] = "saved"
        elif office.ends.get(code) == "ended":
            cell["tone"] = "off"
    high = 46 + 36 * max(len(rows), 2)
    frame = place("store", 539, 18 + high / 2, 514, high)
    one = box("who", 88, 60, who, w=110, note=cut(deed.split(" until")[0].strip(), 26), row="who")
    tone = "broken" * (asked in owners and told not in (office.owner(asked)[1], "ended"))
    answer = box("answer", 88, 160, cut(told, 18), row="is told", tone=tone)
    down = line("told", (88, 106), (88, 136), "is told", head=True)
    return [frame, one, *cells, arrow("asks", one, frame), down, answer]


def dice(office: Office) -> list[Thing]:
    """Return codes that were drawn, and how many of 1,000 blind guesses hit one."""
    size = 62 ** len(office.codes[0])
    hits = round(1_000 * min(1.0, office.links / size), 1)
    text = f"{office.links:,} links are expected, and {size:,} codes can be drawn"
    return [
        *of_office(office, 80),
        label("room", 400, 148, text, row="room"),
        *bars(
            {"of 1,000 guesses hit": hits, "allowed": 10},
            x=250, y=200, tones={"of 1,000 guesses hit": "broken" * (hits > 10)},
        ),
    ]  # fmt: skip


def of_office(office: Office, y: float) -> list[Thing]:
    """Return the first codes that an office has drawn."""
    name = "office {} of {}".format(*office.place)
    seen = [place(f"frame {name}", 400, y, 760, 64, name), *tiles(name, office.codes[:MOST], y)]
    if len(office.codes) > MOST:
        seen.append(label(f"{name} +", 742, y, f"+ {len(office.codes) - MOST:,}", row=name))
    return seen


def tiles(row: str, texts: Iterable[str], y: float, width: float = 112) -> list[Thing]:
    """Return texts side by side, as bars, which leave no ghosts."""
    at = Row(x=36 + width / 2, y=y, width=width)
    return [
        thing(f"{row} {n}", "bar", *at.at(n), w=width - 12, h=36, text=cut(text, 11), row=row)
        for n, text in enumerate(texts)
    ]


def without_a_cable(one: Office, other: Office) -> list[Thing]:
    """Return what two offices drew while the cable between them was cut."""
    both = sorted({*one.codes} & {*other.codes})
    text = f"{len(both)} codes were drawn by both: {cut(' '.join(both), 40)}"
    return [
        *of_office(one, 80),
        line("cable", (400, 118), (400, 144)),
        label("cut", 400, 160, "the cable is cut: nobody can be asked", row="between them"),
        line("cable too", (400, 176), (400, 202)),
        *of_office(other, 252),
        label("both", 400, 318, text, tone="broken", row="in the end")
        if both else label("both", 400, 318, "no code was drawn by both", row="in the end"),
    ]  # fmt: skip


def by_name(named: dict[str, str]) -> list[Thing]:
    """Return guesses as a grid, and codes side by side."""
    seen: list[Thing] = []
    for number, (name, text) in enumerate(named.items()):
        y, words = 40 + 110 * number, name
        if set(text) <= {".", "#"}:
            words = f"{name}: {text.count('#')} of {len(text)} open a page"
            row = Row(x=45, y=y + 28, width=24.6, height=26, most=30)
            tones = {"#": "broken", ".": "off"}
            seen += [
                dot(f"{name} {n}", *row.at(n), w=18, tone=tones[it]) for n, it in enumerate(text)
            ]
        else:
            seen += tiles(name, text.split(), y + 36)
        seen.append(label(f"name {name}", 36, y, words, anchor="start", row=name))
    return seen


def hand_in(link: str, name: str | None, told: str) -> list[Thing]:
    """Return a link in its parts, as Python takes them, and what came of it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        parts = urlsplit("")
    user, _, host = parts.netloc.rpartition("@")
    rest = link.partition(parts.netloc)[2] if host else link
    found = {"scheme": parts.scheme * bool(host), "user": user, "host": host, "the rest": rest}
    seen, x = list[Thing](), 20.0
    for part, text in [*found.items(), ("as", name)]:
        if text:
            made = box(part, x, 70, cut(text, 30), note=part, row="handed in")
            seen.append({**made, "x": x + made["w"] / 2})
            x += made["w"] + 8
    short = told if is_told(told) or told == "kept" else "leads elsewhere"
    tone = {"kept": "saved", "leads elsewhere": "broken"}.get(short, "")
    return [*seen, box("told", 400, 160, short, row="what came of it", tone=tone)]


def spelling(function: Any, given: Any, said: str) -> list[Thing]:
    """Return a code digit by digit, and the number that its digits stand for."""
    code, number = (said, str(given)) if function.__name__ == "encode" else (str(given), said)
    if is_told(code):
        return [box("number", 400, 42, number, row="number"), box("so", 400, 110, code, row="so")]
    seen, total, left = tiles("code", code[:11], 120, 66), 0, 400 - 33 * min(len(code), 11)
    for power, (digit, one) in zip(
        range(len(code))[::-1], zip(code, seen, strict=False), strict=False
    ):
        value = ALPHABET.find(digit)
        total = 62 * total + max(value, 0)
        one["x"] += left - 36
        one["note"] = f"{value}·62{str(power).translate(POWERS)}" if value >= 0 else "no digit"
    is_right = is_told(number) or number == str(total)
    text = f"{int(number):,}" if number.isdecimal() else cut(number, 40)
    return [box("number", 400, 42, text, row="number", tone="broken" * (not is_right)), *seen]
