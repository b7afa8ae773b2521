"""A shop, its slow database, and a cache between them: fourteen lessons, in order.

The design that these lessons meet is yours, in lru_cache.py. Who says what in the shop, and how
it is watched, is in lru_cache_world.py.
"""

from dojo.design import whose
from dojo.story import tell
from lru_cache_world import (
    Shop,
    asks_of_a_day,
    at_the_same_time,
    clairvoyant_trips,
    fifo_trips,
    lru_trips,
    one_after_the_other,
    six_asks,
    with_a_trip_out,
)

AFTERWARDS = """\
On the way it met a leak, a stale price, a stampede, a failed database and a lost update.

  say it aloud   two minutes: why an order, a way to find things, and a list of trips?
"""


def test_asking_again_costs_no_trip():
    """Memory buys time: the first ask pays for the trip, the rest are free."""
    shop = Shop(room=3)

    shop.ask("home")
    shop.ask("home")

    assert shop.trips == ["home"], (
        "Home was asked for twice, and the second shopper waited for the database as long as the"
        " first. What a trip has brought can be kept, and given to whoever asks next."
    )


def test_memory_is_a_budget():
    """A cache that only grows is a memory leak with a good hit rate."""
    shop = Shop(room=2)

    shop.ask("home")
    shop.ask("cart")
    shop.ask("help")
    shop.ask("help")

    assert len(shop.in_memory()) == 2, (
        "Room for two means two pages in memory, once it has been full: one more is memory that"
        " nobody granted, one fewer is memory that is paid for and stands empty."
    )
    assert shop.trips == ["home", "cart", "help"], (
        "Three pages were asked for, help twice in a row, so three trips were due. A full cache"
        " has to let an old page go for the new one, or it is of no use to whoever comes later."
    )

    shop = Shop(room=0)
    shop.ask("home")
    shop.ask("home")
    shop.change("cart", "new cart")
    shop.ask("cart")

    assert shop.trips == ["home", "home", "cart"], (
        "A budget of nothing is a budget, too: with room for no page, every ask is a trip."
    )


def test_the_page_idle_longest_is_forgotten_first():
    """The future is unknown, so bet that it will resemble the recent past."""
    shop = Shop(room=3, shown="idle longest first")

    shop.ask("home")
    shop.ask("cart")
    shop.ask("cart")
    shop.ask("help")
    shop.ask("home")
    shop.ask("news")
    shop.ask("home")

    assert shop.forgotten == ["cart"], (
        "When news came, cart was the page that nobody had asked for longest: it should have made"
        " room, and no other."
    )


def test_changing_a_page_costs_no_other_its_place():
    """New words on a page that is here need no new room."""
    shop = Shop(room=3, shown="idle longest first")

    shop.ask("home")
    shop.ask("cart")
    shop.ask("help")
    shop.change("help", "new help")
    shop.change("home", "new home")
    shop.ask("news")
    shop.ask("home")

    assert shop.forgotten == ["cart"], (
        "Help and home were in memory when Olga, who writes the pages, changed them: their new"
        " words needed no room. Only news did; and as a change is a use, the page idle longest"
        " was cart."
    )
    assert shop.trips == ["home", "cart", "help", "news"], (
        "Olga gave the cache the new home herself, and it had been used later than any page but"
        " news. Asking for it should have cost no trip."
    )

    shop = Shop(room=3, shown="idle longest first")
    shop.ask("home")
    shop.ask("cart")
    shop.ask("help")
    shop.withdraw("help")
    shop.withdraw("sale")
    shop.ask("news")
    shop.change("sale", "sale at 15")

    assert shop.forgotten == ["home"], (
        "Olga withdrew help, and what news needed was the room that help had left. The page that"
        " came too many was sale, which she wrote then; and home was idle longest."
    )


def test_that_a_page_does_not_exist_is_worth_remembering():
    """Knowing that there is nothing there is knowing something."""
    shop = Shop(room=3)

    shop.ask("gone")
    shop.ask("gone")
    shop.ask("gone")

    assert shop.trips == ["gone"], (
        "The database said it once: there is no such page. That is an answer like any other, and"
        " whoever follows a dead link need not make it say so again."
    )

    shop.change("gone", "back again")
    shop.ask("gone")
    shop.change("gone", "nothing")
    shop.ask("gone")
    shop.withdraw("gone", instead="here to stay")
    shop.ask("gone")
    names = shop.ask_for_nothing(times=300)

    assert names <= 60, (
        f"A vandal asked for 300 pages that do not exist, and {names} of their names are still in"
        " memory, with room for 3 pages. There is no end of what does not exist: it, too, has to"
        " share the budget."
    )


def test_a_bigger_cache_is_not_a_slower_one():
    """What a cache costs is paid on every request."""
    trips, (small, large) = six_asks(100, 1_000)

    assert trips == [2, 2], (
        "Of each six asks three were for pages in memory, one was a change, and two were for new"
        " pages: two trips were due each time."
    )
    growth = small.growth(large)
    assert growth == "", (
        f"With ten times the room, the same six asks took {growth}. If the work grows with the"
        " cache, every shopper pays for every page: neither finding a page, nor knowing which is"
        " idle longest, nor tidying up may take a look at all the others."
    )


def test_no_answer_outlives_its_time():
    """An old answer is a wrong answer that arrives quickly.

    That was the cache that interviews ask for. From here on it meets the world.
    """
    shop = Shop(room=4, longest_age=60)

    shop.ask("sale")
    shop.ask("gone")
    shop.change("home", "home by day")
    shop.change("help", "help by phone")
    shop.at(30)
    shop.ask("sale")
    shop.ask("gone")
    shop.ask("home")

    assert shop.trips == ["sale", "gone"], (
        "Answers may be given for 60 seconds here, and these were 30 old: what is still good should"
        " have cost no trip."
    )

    shop.at(35)
    shop.change("help", "help by mail")
    shop.change_unheard(sale="sale at 15", home="home by night", gone="gone no more")
    shop.at(61)
    seen = [shop.ask("sale"), shop.ask("home"), shop.ask("gone")]

    assert seen == ["sale at 15", "home by night", "gone no more"], (
        "At 61 seconds, what was stored at 0 has outlived its 60: however often it was read"
        " meanwhile, whether a trip or Olga had brought it, and also that there is no such page."
        " Only the database knows what is true by now."
    )
    shop.ask("help")
    assert shop.trips[2:] == ["sale", "home", "gone"], (
        "Olga wrote help anew at 35 seconds, so at 61 it was 26 old: its life began again with her"
        " words, and asking for it should have cost no trip."
    )


def test_what_was_stored_together_does_not_go_stale_together():
    """Clocks that were started together ring together."""
    shop = Shop(room=200, longest_age=60)

    trips = shop.ask_every_second(pages=200, seconds=[0, *range(29, 62)])

    assert trips[1] == 0, (
        f"At 29 seconds {trips[1]} of 200 pages had to be fetched, whose longest age is 60: a page"
        " in use is kept for at least half of that."
    )
    assert sum(trips[1:]) <= 200, (
        f"Between 29 and 61 seconds {sum(trips[1:])} trips were made for 200 pages. A page that was"
        " just fetched is good for 30 seconds at least: one trip a page was enough."
    )
    busiest = max(trips[1:])
    assert busiest <= 100, (
        "200 pages were stored in one second as the shop opened, and in one later second"
        f" {busiest} of them had to be fetched. A database is built for its busiest second: let"
        " pages that were stored together grow old at different times."
    )
    assert shop.oldest_read <= 60, (
        f"A page that was read {shop.oldest_read:g} seconds ago was still given to a shopper. A"
        " life may be made shorter than the longest age, never longer."
    )


def test_a_crowd_at_one_page_makes_one_trip():
    """The moment a popular page is missing is the moment everybody asks for it.

    From here on shoppers come at the same time. A good place to stop for today.
    """
    shop = with_a_trip_out("news")
    shop.comes("news", "Ben", "Cem", "Dan", "Eve")
    shop.trip_returns()

    assert shop.trips == ["news"], (
        f"Five shoppers wanted one page, and the database was asked {len(shop.trips)} times. While"
        " a trip for a page is under way, whoever asks for that page can wait for what it brings."
    )
    assert list(shop.answers.values()) == ["news"] * 5, (
        "One trip was made, and news came back with it: all five should have read it."
    )

    shop = Shop(room=3, longest_age=60)
    shop.ask("gone")
    shop.at(61)
    shop.hold_trip("gone")
    shop.comes("gone", "Ann")
    shop.comes("gone", "Ben", "Cem")
    shop.trip_returns()

    assert shop.trips == ["gone", "gone"], (
        "An answer that is out of date is a missing answer: one trip was made for it at first, and"
        f" one was enough when it was too old. Together there were {len(shop.trips)}."
    )
    assert list(shop.answers.values()) == ["nothing"] * 3, (
        "One trip was made, and brought the news that there is no such page: whoever waited for it"
        " should have been told, at once."
    )


def test_waiting_for_one_page_holds_up_no_other():
    """One lock around everything makes every page as slow as the slowest."""
    shop = Shop(room=3, longest_age=60)
    shop.ask("news")
    shop.at(61)
    shop.ask("home")

    shop.hold_trip("news")
    shop.comes("news", "Ann")
    shop.comes("home", "Ben")
    shop.comes("help", "Cem")
    waiting = shop.waiting()
    shop.trip_returns()

    assert waiting == ["Ann"], (
        "Only Ann asked for news. Home was in memory and help was a trip of its own, yet somebody"
        " had to wait until news was back. What guards the cache must not be held on the way to"
        " the database."
    )
    assert shop.trips == ["news", "home", "news", "help"], (
        "Home was in memory when Ben came: he should have had it without a trip."
    )


def test_a_failed_trip_is_no_answer():
    """A failure is news about the database, not about the page."""
    shop = Shop(room=3, shown="idle longest first")
    shop.ask("home")
    shop.ask("cart")
    shop.ask("help")

    shop.hold_trip("news")
    shop.comes("news", "Ann")
    shop.goes_down()
    shop.comes("news", "Ben")
    shop.trip_returns()
    heard = [shop.answers["Ann"], shop.answers["Ben"]]
    here = shop.in_memory()
    shop.comes_up()
    shop.comes("news", "Cem")
    shop.trip_returns()

    assert heard == ["a failure", "a failure"], (
        "The database was down, and nobody has learned anything about news: Ann and Ben should"
        " both have been told of the failure, and neither be left to wait."
    )
    assert here == ["home", "cart", "help"], (
        "Home, cart and help filled the room, and the failed trip brought nothing that would need"
        " it: they should all be in memory still."
    )
    assert shop.answers["Cem"] == "news", (
        "The database was well again when Cem came, so a trip of his own should have brought him"
        " news: nothing of the failed one may stand in his way."
    )


def test_a_late_answer_never_buries_a_newer_one():
    """Between asking and storing, the world moves on."""
    shop = with_a_trip_out("sale")
    shop.olga_changes("sale", "sale at 15")
    shop.comes("sale", "Ben")
    shop.trip_returns()
    shop.comes("sale", "Cem")
    trips = len(shop.trips)
    shop.comes("sale", "Dan")
    shop.trip_returns()

    later = [shop.answers[person] for person in ("Ben", "Cem", "Dan")]
    assert later == ["sale at 15"] * 3, (
        "Ann's trip had read the page before Olga put a newer one, and came back after. Ann may"
        " read what it brought, as she asked before; but whoever asks after the change, at once or"
        " later, should read what Olga wrote."
    )
    assert len(shop.trips) == trips, (
        "When all was over Cem asked for sale, and Dan after him: his ask should have cost no trip."
    )

    shop = with_a_trip_out("sale")
    shop.olga_changes("sale", "sale at 15")
    shop.olga_withdraws("sale")
    shop.trip_returns()
    shop.comes("sale", "Ben")
    shop.trip_returns()

    assert shop.answers["Ben"] == "nothing", (
        "Ann's trip had read the page before Olga withdrew it, and came back after. What it"
        " brought was not true any more, so there was nothing in it to keep for Ben."
    )

    shop = with_a_trip_out("sale")
    shop.olga_withdraws("sale", instead="sale at 15")
    shop.comes("sale", "Ben")
    shop.trip_returns()

    assert shop.answers["Ben"] == "sale at 15", (
        "Ben asked when Olga had let the old page be forgotten, while Ann's trip, which had read"
        " it before, was still out. Who asks after a change cannot wait for a trip that left"
        " before it."
    )

    shop = with_a_trip_out("sale")
    shop.comes("sale", "Ben")
    shop.olga_withdraws("sale", instead="sale at 15")
    shop.trip_returns()

    assert shop.answers["Ben"] in ("sale at 20", "sale at 15"), (
        "Ben asked before Olga did anything, and waited for Ann's trip: what it brought is a good"
        " answer for him, and so is the new page. That there is no such page was never true."
    )

    shop = with_a_trip_out("gone")
    shop.olga_changes("gone", "back again")
    shop.trip_returns()
    shop.comes("gone", "Ben")
    shop.trip_returns()

    assert shop.answers["Ben"] == "back again", (
        "Ann's trip had found that there is no such page, and Olga put it there before the trip"
        " was back. That there was nothing is an old answer like any other."
    )

    shop = with_a_trip_out("sale", room=1)
    shop.olga_changes("sale", "sale at 15")
    shop.comes("home", "Ben")
    shop.trip_returns()
    shop.comes("sale", "Cem")
    shop.trip_returns()

    assert shop.answers["Cem"] == "sale at 15", (
        "The page that Olga put had to make room for home before Ann's trip came back with the"
        " old one. That the newer page is not in memory any more does not make the old one true."
    )

    shop = with_a_trip_out("sale")
    shop.olga_changes("sale", "sale at 15")
    shop.goes_down()
    shop.trip_returns()
    shop.comes("sale", "Ben")
    shop.trip_returns()

    assert shop.answers["Ben"] == "sale at 15", (
        "Ann's trip failed after Olga had put a newer page. What she put does not depend on that"
        " trip: it should be in memory, also while the database is down."
    )


def test_many_hands_leave_the_shelf_in_order():
    """What two people tidy at once is tidy only by luck."""
    shop = Shop(room=2)
    shop.ask("home")
    shop.ask("home")

    assert shop.trips == ["home"], "Home was just read, and asking for it again was a trip."

    meetings = [
        ("asks home", "asks help", 0),
        ("withdraws cart", "asks help", 0),
        ("changes help", "asks news", 0),
        ("asks help", "asks help", 0),
        ("asks home", "asks news, withdraws home", 61),
    ]
    problem = one_after_the_other(meetings)

    assert problem == "", "Two people came, one when the other was done, and something went wrong."

    problem = at_the_same_time(meetings)

    assert problem == "", (
        "In the middle of Ann's errand Ben did something, and then she went on as if nothing had"
        " happened. What belongs together, looking and doing, has to be done by one at a time."
    )


def test_a_whole_day_goes_by_the_book():
    """One clever case proves an idea; a day of shoppers proves a cache."""
    asks = asks_of_a_day(1_500, pages=1_000, seed=42)
    crawled = Shop(room=100).serve_beside_a_crawler(asks, pages=1_000)
    shop = Shop(room=100)
    names = shop.serve(asks)

    tell(
        f"A day of {len(asks):,} shoppers, room for {shop.room} of 1,000 pages:\n\n"
        f"no cache             {len(asks):>6,} trips\n"
        f"first in, first out  {fifo_trips(asks, room=100):>6,}\n"
        f"{whose('lru_cache'):<20} {len(shop.trips):>6,}\n"
        f"a crystal ball       {clairvoyant_trips(asks, room=100):>6,}   what nobody can\n\n"
        f"{100 - len(shop.trips) / 15:.0f} shoppers in 100 are served from memory, and"
        f" {crawled / 15:.0f} while a crawler\nreads every page. A fault, or a price?",
        called=shop.cache.get,
    )
    book = lru_trips(asks, room=100)
    assert shop.trips == book, (
        f"A cache that forgets the page idle longest makes {len(book):,} trips on this day, each at"
        f" an ask that can be foretold; this one made {len(shop.trips):,}, not all of them there."
    )
    assert names <= 400, (
        f"After a day and a bad night {names} names of pages are in memory, with room for 100"
        " pages. Whatever is kept beside a page, a lock or a note, has to go when the page goes:"
        " also after a failed trip, and when the page is forgotten."
    )
