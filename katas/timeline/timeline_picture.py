"""How the town is drawn: the newest tweets, the queue, memory, and the page that was seen."""

from dojo.picture import Row, Thing, arrow, bars, box, label, place
from timeline_world import Town

NEWEST = 7  # so many tweets are drawn
TABLES, PAGE = Row(x=120, y=70, width=92), Row(x=250, y=246, width=92)


def things(town: Town) -> list[Thing]:
    """Return what is to be seen of the town after a step."""
    newest = sorted(town.authors)[-NEWEST:]
    seen = [place("tables", 396, 74, 668, 78, "the tables: the newest tweets")]
    for number, tweet in enumerate(reversed(newest)):
        author = town.authors[tweet]
        at, tone = TABLES.at(number), "" if author else "off"
        note = author or "deleted"
        seen.append(
            box(f"tweet {tweet}", *at, str(tweet), w=70, note=note, tone=tone, row="tweets")
        )
    is_look = "looks" in town.act or "turns" in town.act
    seen += page(town) if is_look else [label("act", 400, 248, town.act or "a town", row="act")]
    jobs = f"{len(town.jobs)} job{'s' * (len(town.jobs) != 1)} in the queue"
    tone = "cost" if town.jobs else ""
    seen.append(box("queue", 660, 406, jobs, w=180, row="queue", tone=tone))
    rows = {"rows waited for": town.waited, "rows by workers": town.worked}
    rows["rows in memory"] = town.kept(town.reader)
    tones = {"rows waited for": "cost"} if town.waited >= 50 else {}
    return seen + bars(rows, x=180, y=370, width=300, most=200, tones=tones)


def page(town: Town) -> list[Thing]:
    """Return who looked, and what was shown."""
    who = box("who", 90, 246, town.reader, w=90, row="who")
    frame = place("page", 434, 250, 480, 78, f"{town.reader}'s page")
    seen = [frame, who, arrow("looks", who, frame)]
    for number, tweet in enumerate(town.page):
        wrong = "" if tweet in town.awaited else "not due"
        shown = box(f"shown {tweet}", *PAGE.at(number), str(tweet), w=70, mark=wrong, row="page")
        shown["came"] = (396.0, 74.0)
        seen.append(shown)
    missing = [tweet for tweet in town.awaited if tweet not in town.page]
    if missing and not town.jobs:
        text = f"missing: {' '.join(map(str, missing))}"
        seen.append(label("missing", 400, 199, text, anchor="start", tone="broken", row="missing"))
    elif not town.page:
        seen.append(label("empty", 434, 246, "nothing", row="page"))
    return seen
