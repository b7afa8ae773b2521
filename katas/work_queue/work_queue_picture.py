"""How the lab is drawn: what waits, who has what for how long, what is done and what is dead."""

from dojo.picture import Row, Thing, box, label, place, thing
from work_queue_world import LEASE, Lab

MOST = 5  # so many orders are drawn in a row; of more, the others are counted
WORKERS = ("Cem", "Dan", "Eve")


def things(lab: Lab) -> list[Thing]:
    """Return what is to be seen of the lab after a step."""
    waiting = lab.waiting()
    seen = [place("queue", 400, 76, 740, 66, f"the queue, {len(waiting)} wait")]
    seen += row_of(waiting, 110, 76, "the queue")
    held: list[str] = []
    for number, worker in enumerate(WORKERS):
        x, task = 150 + 250 * number, lab.in_hand.get(worker)
        note = "has nothing in hand" if worker in lab.people else "not there"
        if task is not None:
            work, left = str(task.work), lab.leased.get(worker, lab.now) - lab.now
            one = box(work, x, 236, work, row="in work")
            if work in held:
                one["name"], one["shape"] = f"{work} of {worker}", "bar"  # which leaves no ghost
                one["tone"], one["mark"] = "cost", "a second worker has it"
            seen.append(one)
            held.append(work)
            note = f"try {task.tries}"
            seen += lease(worker, x, left)
        tone = "" if worker in lab.people else "off"
        seen.append(box(worker, x, 162, worker, w=110, note=note, tone=tone, row="workers"))
    if lab.done_with:
        seen.append(place("done", 400, 376, 740, 66, f"done, {len(lab.done_with)}"))
        seen += row_of(lab.done_with[-MOST:], 110, 376, "done", tone="saved")
    if lab.aside:
        y = 476 if lab.done_with else 376
        seen.append(place("dead", 400, y, 740, 66, f"the dead, {len(lab.aside)}"))
        seen += row_of(lab.aside, 110, y, "the dead", tone="off")
    return [*seen, label("time", 770, 26, f"{lab.now:g} s", anchor="end", row="time")]


def lease(worker: str, x: float, left: float) -> list[Thing]:
    """Return for how long a worker still has its task, as a bar that gets shorter."""
    text, tone = (f"{left:g} s left", "") if left > 0 else ("its time is over", "cost")
    w = max(110 * min(left / LEASE, 1), 4)
    bar = thing(f"lease of {worker}", "bar", x - 55 + w / 2, 288, w=w, h=12, tone=tone)
    return [bar, label(f"left of {worker}", x, 310, text, tone=tone, row="leases")]


def row_of(orders: list[str], x: float, y: float, row: str, tone: str = "") -> list[Thing]:
    """Return the first of these orders side by side, and how many more there are."""
    places = Row(x=x, y=y, width=130)
    seen = [
        box(order, *places.at(number), order, row=row, tone=tone)
        for number, order in enumerate(orders[:MOST])
    ]
    if len(orders) > MOST:
        seen.append(label(f"more of {row}", 735, y, f"+ {len(orders) - MOST}", row=row))
    return seen
