"""How the lab is drawn: what waits, who works on what, what is done and what is dead."""

from dojo.picture import Row, Thing, box, label, place
from work_queue_world import Lab

MOST = 5  # so many orders are drawn in a row; of more, the others are counted
WORKERS = ("Cem", "Dan", "Eve")


def things(lab: Lab) -> list[Thing]:
    """Return what is to be seen of the lab after a step."""
    waiting = lab.waiting()
    seen = [place("queue", 400, 100, 740, 84, f"the queue, {len(waiting)} wait")]
    seen += row_of(waiting, 100, "the queue")
    held: list[str] = []
    for number, worker in enumerate(WORKERS):
        x, task = 150 + 250 * number, lab.in_hand.get(worker)
        note = "has nothing in hand" if worker in lab.people else "not there"
        if task is not None:
            work = str(task.work)
            is_second = work in held
            name = f"{work} of {worker}" if is_second else work
            tone, mark = ("cost", "a second worker has it") if is_second else ("", "")
            seen.append(box(name, x, 290, work, row="in work", tone=tone, mark=mark))
            held.append(work)
            note = f"try {task.tries}"
        seen.append(box(worker, x, 220, worker, w=110, note=note, row="workers"))
    seen += row_of(lab.aside, 380, "the dead", tone="off")
    done = f"ordered {len(lab.orders)}, done {len(lab.done_with)}, at {lab.now:g} s"
    return [*seen, label("count", 400, 440, done, row="so far")]


def row_of(orders: list[str], y: float, row: str, tone: str = "") -> list[Thing]:
    """Return the first of these orders side by side, and how many more there are."""
    places = Row(x=110, y=y, width=130)
    seen = [
        box(order, *places.at(number), order, row=row, tone=tone)
        for number, order in enumerate(orders[:MOST])
    ]
    if len(orders) > MOST:
        seen.append(label(f"more of {row}", 735, y, f"+ {len(orders) - MOST}", row=row))
    return seen
