"""What guides/timeline.md says of its tables."""

from tests.prose import numbers, table_rows, text_of


def test_the_timeline_guides_sentences_agree_with_its_tables():
    text = " ".join(text_of("timeline").split())
    made = {row[0]: [int(cell.replace(",", "")) for cell in row[1:]] for row in days()}
    pushed, hybrids = made["pushed to everybody"], [made[name] for name in made if "hybrid" in name]

    assert "its total cost is higher, and so is the cost of a look" in text
    assert min(hybrid[4] for hybrid in hybrids) > pushed[4]
    assert min(hybrid[0] for hybrid in hybrids) > pushed[0]
    assert max(hybrid[3] for hybrid in hybrids) < pushed[3]  # "it limits the cost"
    assert "its look costs less than half of reading everything" in text
    assert 2 * made["merged when read"][0] < made["everything, when read"][0]
    assert "limits the most expensive tweet better" in text
    assert made["hybrid by pair, the first 60"][3] < made["hybrid by author, star 100"][3]


def days() -> list[list[str]]:
    """Return the rows of the table that compares designs."""
    return [row for row in table_rows(text_of("timeline")) if len(row) == 6 and row[1] != "---:"][
        1:
    ]


def test_the_timeline_guides_single_figures_are_what_is_counted():
    text = text_of("timeline")
    script = numbers("timeline")
    town = script.town_with(script.reference)
    town.follows("ann", *script.world.NEIGHBOURS)
    for name in script.world.NEIGHBOURS * 2:
        town.writes(name)
    town.looks("ann")
    town.looks("ann")

    assert f"A look costs its page: {town.waited} rows for five tweets" in text
    assert (
        f"reads {10 + 10 * 50 + 7 + 1} rows to show five tweets" in text
    )  # names, tweets, her own
    assert f"With five of each author it reads {10 + 10 * 5 + 1}" in text
