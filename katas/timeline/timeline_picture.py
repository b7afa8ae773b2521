"""How the town is drawn: the newest tweets, who acts and waits, and what is prepared in memory."""

from dojo.picture import Row, Thing, arrow, box, label, line, place
from timeline_world import Town

NEWEST, READERS = 7, 6  # so many tweets, and so many prepared timelines, are drawn
MANY = 50  # rows: so many are a long wait
TABLES, MEMORY = Row(x=120, y=70, width=92), Row(x=120, y=342, width=92)
PAGE = Row(x=244, y=216, width=84)


def things(town: Town) -> list[Thing]:
    """Return what is to be seen of the town after a step."""
    newest, first = sorted(town.authors)[-NEWEST:], town.act.split(" ")[0]
    tables = place("tables", 396, 74, 668, 78, "the tables: the newest tweets")
    seen = [tables]
    for number, tweet in enumerate(reversed(newest)):
        author = town.authors[tweet]
        at, tone = TABLES.at(number), "" if author else "off"
        note = author or "deleted"
        one = box(f"tweet {tweet}", *at, str(tweet), w=70, note=note, tone=tone, row="tweets")
        seen.append({**one, "shape": "bar"})  # bars leave no ghosts
    if "looks" in town.act or "turns" in town.act:
        seen += page(town)
    elif first.isalnum():
        verb = town.act.partition(" ")[2]
        who = box("who", 90, 216, first, w=90, row="who", note=f"{verb:.24}")
        seen.append({**who, "shape": "bar"})
        if "writes" in verb or "deletes" in verb:
            rows = f"waits for {town.waited:,} row{'s' * (town.waited != 1)}"
            tone = "cost" * (town.waited >= MANY)
            up = line("act", (90, 192), (120, 122), rows, head=True, tone=tone, row="waited")
            seen.append({**up, "row": "waited"})
    else:
        seen.append(label("act", 250, 216, town.act or "a town", row="act"))
    return [*seen, *memory(town)]


def memory(town: Town) -> list[Thing]:
    """Return the timelines that are prepared, and what the workers did and have yet to do."""
    kept = {name: town.kept(name) for name in sorted(town.store.timelines.owners)}
    kept = {name: rows for name, rows in kept.items() if rows > 1 or name == town.reader}
    names = sorted(kept, key=lambda name: (name != town.reader, name))[:READERS]
    frame = place("memory", 396, 346, 668, 78, "in memory: the timelines that are prepared")
    seen = [frame]
    for number, name in enumerate(names):
        x, y = MEMORY.at(number)
        one = box(f"timeline {name}", x, y, name, w=78, note=f"{kept[name]:,} rows", row="memory")
        seen.append({**one, "shape": "bar"})
    if len(kept) > READERS:
        seen.append(label("more", 700, 342, f"+ {len(kept) - READERS:,}", row="memory"))
    text, tone = f"{len(town.jobs)} job{'s' * (len(town.jobs) != 1)}", "cost" * bool(town.jobs)
    seen.append(box("queue", 716, 216, text, w=110, note="in the queue", row="queue", tone=tone))
    if town.worked:
        text, x = f"workers: {town.worked:,} rows", 716
        down = line("work", (x, 256), (x, 304), head=True)
        seen += [down, label("worked", x - 12, 280, text, anchor="end", row="by workers")]
    return seen


def page(town: Town) -> list[Thing]:
    """Return who looked, what was shown, and for how many rows the reader waited."""
    note, tone = f"waits for {town.waited:,} rows", "cost" * (town.waited >= MANY)
    who = box("who", 90, 216, town.reader, w=90, row="who", note=note, tone=tone)
    frame = place("page", 412, 220, 430, 78, f"{town.reader}'s page")
    seen: list[Thing] = [frame, {**who, "shape": "bar"}, arrow("looks", who, frame)]
    for number, tweet in enumerate(town.page):
        wrong = "" if tweet in town.awaited else "not due"
        x, y = PAGE.at(number)
        shown = box(f"shown {tweet}", x, y, str(tweet), w=70, mark=wrong, row="page")
        shown["came"] = (396.0, 74.0)
        seen.append({**shown, "shape": "bar"})
    missing = [tweet for tweet in town.awaited if tweet not in town.page]
    if missing and not town.jobs:
        text = f"missing: {' '.join(map(str, missing))}"
        seen.append(label("missing", 400, 169, text, anchor="start", tone="broken", row="missing"))
    elif not town.page:
        seen.append(label("empty", 412, 216, "nothing", row="page"))
    return seen
