"""A shop, its slow database, and a cache between them: sixteen lessons, in order.

The design that these lessons meet is yours, in lru_cache.py. How the shop is watched, and how its
people act at the same time, is in lru_cache_world.py.
"""

from contextlib import suppress
from random import Random

from dojo.course import Course
from dojo.design import whose
from dojo.races import Deed, Meeting, at_the_same_time, one_after_the_other
from dojo.story import scene, tell
from dojo.traffic import fifo_misses, foreseen_misses, lru_misses, zipf
from dojo.work import Name, names_kept
from lru_cache_world import DatabaseDownError, Shop, read, six_asks

CORE = 6

AFTER_CORE = """\
That is the cache that interviews ask for: a budget, an order, and O(1) for both. From here on it
has to work in the real world: answers grow old, people come at the same time, and databases fail.

  say it aloud   two minutes: why does it need an order and a way to find things?
"""

AFTERWARDS = """\
On the way it met a leak, a stale price, a stampede, a failed database and a lost update.

  say it aloud   two minutes: why an order, a way to find things, and a list of trips?
"""

BY_HAND = """\
shop = Shop(room=3, shown="idle longest first")
shop.ask("home")
shop.ask("cart")
"""


def test_asking_again_costs_no_trip():
    """Memory buys time: the first ask pays for the trip, the rest are free.

    Trouble: repeated work, read latency
    Cure: caching, read-through cache
    """
    shop = Shop(room=3)

    shop.ask("home")
    shop.ask("home")

    assert shop.trips == ["home"], (
        "Home was asked for twice, and the second shopper waited for the database as long as the"
        " first. An answer that a trip has brought can be kept, and given to the next shopper."
    )


def test_memory_is_a_budget():
    """A cache that only grows is a memory leak with a good hit rate.

    Trouble: unbounded cache, memory leak
    Cure: eviction, bounded cache
    """
    with scene("room for two pages"):
        shop = Shop(room=2)
        shop.ask("home")
        shop.ask("cart")
        shop.ask("help")
        shop.ask("help")

        assert len(shop.in_memory()) == 2, (
            "Room for two means two pages in memory, once two have come. With one more, the cache"
            " takes memory that nobody granted; with one fewer, paid memory is empty."
        )
        assert shop.trips == ["home", "cart", "help"], (
            "Three pages were asked for, help twice in a row, so three trips were due. A full"
            " cache has to let an old page go for the new one, or it is of no use to new pages."
        )

    with scene("room for none"):
        shop = Shop(room=0)
        shop.ask("home")
        shop.ask("home")
        shop.change("cart", "new cart")
        shop.ask("cart")

        assert shop.trips == ["home", "home", "cart"], (
            "Room for none is a rule, too: keep nothing, and make a trip for every ask."
        )


def test_the_page_idle_longest_is_forgotten_first():
    """The future is unknown, so bet that it will resemble the recent past.

    Trouble: a popular page is evicted, low hit rate
    Cure: least recently used (LRU), temporal locality
    """
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


def test_a_changed_page_takes_no_room_from_another():
    """New words on a page that is in memory need no new room.

    Trouble: eviction on overwrite, invalidated entries that occupy space
    Cure: update in place, write-through, explicit invalidation
    """
    with scene("Olga, who writes the pages, changes two that are in memory"):
        shop = Shop(room=3, shown="idle longest first")
        shop.ask("home")
        shop.ask("cart")
        shop.ask("help")
        shop.change("help", "new help")
        shop.change("home", "new home")
        shop.ask("news")
        shop.ask("home")

        assert shop.forgotten == ["cart"], (
            "Help and home were in memory when Olga changed them: their new words needed no room."
            " Only news did. A change is a use, so the page idle longest was cart."
        )
        assert shop.trips == ["home", "cart", "help", "news"], (
            "Olga gave the cache the new home herself, and only news had been used later. Asking"
            " for home should have cost no trip."
        )

    with scene("Olga withdraws a page, and writes another"):
        shop = Shop(room=3, shown="idle longest first")
        shop.ask("home")
        shop.ask("cart")
        shop.ask("help")
        shop.withdraw("help")
        shop.withdraw("sale")
        shop.ask("news")
        shop.change("sale", "sale at 15")

        assert shop.forgotten == ["home"], (
            "When Olga withdrew help, its room was free, and news could take it. One page too many"
            " came only with sale: then home was idle longest, and should have left, alone."
        )
        assert shop.in_memory() == ["cart", "news", "sale"], (
            "There is room for three. Help was withdrawn and home had to leave: cart, news and sale"
            " should be in memory, and nothing else."
        )


def test_that_a_page_does_not_exist_is_worth_remembering():
    """Knowing that there is nothing there is knowing something.

    Trouble: cache penetration, repeated misses
    Cure: negative caching
    """
    with scene("the database says it once"):
        shop = Shop(room=3)
        shop.ask("gone")
        shop.ask("gone")
        shop.ask("gone")

        assert shop.trips == ["gone"], (
            "The database said it once: there is no such page. That is an answer like any other,"
            " and the next shopper who follows a dead link should get it without a trip."
        )

    with scene("Olga says it"):
        shop = Shop(room=3)
        shop.change("gone", "back again")
        shop.ask("gone")
        shop.change("gone", "nothing")
        shop.ask("gone")
        shop.withdraw("gone", instead="here to stay")
        shop.ask("gone")

        assert shop.trips == ["gone"], (
            "Olga put the page herself, and then put the word that there is none: both are answers,"
            " which cost no trip. Only after she had it forgotten was a trip due."
        )

    with scene("a vandal asks for 300 pages that do not exist"):
        shop = Shop(room=3)
        names = [f"gone-{number}" for number in range(300)]
        kept = names_kept(lambda names: [shop.cache.get(name) for name in names], names, enough=3)
        tell(f"{kept} of their names are in memory, with room for 3", called=shop.cache.get)

        assert kept <= 60, (
            f"{kept} names of pages that do not exist are still in memory, with room for 3 pages."
            " There is no end of what does not exist. Everything that is kept for a name (an"
            " answer, a lock, a note) takes room, and has to go with the answer."
        )

        shop = Shop(room=0)
        kept = names_kept(lambda names: [shop.cache.get(name) for name in names], names, enough=3)
        tell(f"with room for none, {kept} of their names are in memory", called=shop.cache.get)

        assert kept <= 60, (
            f"With room for no page, {kept} names are in memory. A lock or a note beside an answer"
            " that found no room has to go as well."
        )


def test_a_bigger_cache_is_not_a_slower_one():
    """Every request pays the cost of a cache.

    Trouble: O(n) eviction, linear scan
    Cure: hash table with a doubly linked list, ordered dictionary
    """
    trips, small = six_asks(room=30)
    _, large = six_asks(room=300)

    assert trips == ["new-1", "new-2"], (
        "Of the six asks three were for pages in memory, one was a change, and two were for new"
        " pages: those two were the trips that were due."
    )
    growth = small.growth(large)
    assert growth == "", (
        f"With ten times the room, the same six asks took {growth}. If the work grows with the"
        " cache, every shopper pays for every page: neither finding a page, nor knowing which is"
        " idle longest, nor tidying up may look at all the others."
    )


def test_no_answer_is_given_after_its_time():
    """An old answer is a wrong answer that arrives quickly.

    Trouble: stale data, stale reads
    Cure: time to live (TTL), expiry, bounded staleness
    """
    with scene("answers may be given for 60 seconds"):
        shop = Shop(room=4, max_age=60)
        shop.ask("sale")
        shop.ask("gone")
        shop.change("home", "home by day")
        shop.at(30)
        shop.ask("sale")
        shop.ask("gone")
        shop.ask("home")

        assert shop.trips == ["sale", "gone"], (
            "Answers may be given for 60 seconds here, and these were 30 old: asking for what is"
            " still good should have cost no trip."
        )
        shop.at(61, sale="sale at 15", home="home by night", gone="gone no more")
        seen = [shop.ask("sale"), shop.ask("home"), shop.ask("gone")]

        assert seen == ["sale at 15", "home by night", "gone no more"], (
            "At 61 seconds the answers of second 0 had outlived their 60, however often they were"
            " read meanwhile: that of a trip, that of Olga, and that there is no such page."
        )

    with scene("an answer that is fetched or put anew is a new one"):
        shop = Shop(room=3, max_age=60)
        shop.ask("home")
        shop.change("help", "help by phone")
        shop.at(40)
        shop.ask("cart")
        shop.at(50)
        shop.change("help", "help by mail")
        shop.at(61)
        shop.ask("home")
        shop.ask("help")
        shop.ask("news")

        assert shop.trips == ["home", "cart", "home", "news"], (
            "At 61 seconds home was too old and had to be fetched anew. Help was 11 seconds old,"
            " since Olga had changed it at 50: asking for it should have cost no trip."
        )
        assert shop.forgotten == ["cart"], (
            "Home was fetched anew and help was asked for at 61 seconds: both are uses. When news"
            " came a moment later, cart was the page idle longest."
        )

    with scene("an answer is as old as its trip"):
        shop = Shop(room=3, max_age=60)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.at(40, sale="sale at 15")
        shop.crowd.release_all()
        shop.at(61)
        shop.comes("sale", "Ben")
        answers = shop.crowd.release_all()

        assert answers["Ben"] == "sale at 15", (
            "Ann's trip left at 0 seconds and read the page then; it came back at 40. At 61 its"
            " answer was more than 60 seconds old: an age counts from the moment a trip leaves."
        )


def test_what_was_stored_together_does_not_expire_together():
    """Clocks that were started together ring together.

    Trouble: cache avalanche, synchronized expiry
    Cure: jitter, TTL jitter
    """
    shop = Shop(room=80, max_age=60)
    fetched = [f"page-{number}" for number in range(40)]
    put = [f"put-{number}" for number in range(40)]
    for name in put:
        shop.put(name, name)
    shop.ask_all(0, fetched, times=1)
    tell("40 pages are fetched at 0 s, and Olga puts 40; they live 60 s", sets_scene=True)
    trips = {
        second: (shop.ask_all(second, fetched, times=20), shop.ask_all(second, put, times=20))
        for second in range(29, 62)
    }
    busiest = max(trips, key=lambda second: max(trips[second]))
    rows = [
        "".join(".123456789#"[min(made, 10)] for made in row)
        for row in zip(*trips.values(), strict=True)
    ]
    tell(
        "then each page is asked for 20 times a second, from 29 to 61 s\n"
        "trips in each second, . for none and # for ten or more:\n"
        f"  pages fetched   29 s {rows[0]} 61 s\n  pages put       29 s {rows[1]} 61 s",
        why=f"Second {busiest} was the busiest: {max(trips[busiest])} trips for 40 pages."
        " With one life for all it would be 40.",
        called=shop.cache.get,
        of=shop,
    )

    assert shop.oldest <= 60, (
        f"A page that was read {shop.oldest:g} seconds ago was given to a shopper, and the longest"
        " age is 60. A life may be made shorter than that, never longer."
    )
    assert trips[29] == (0, 0), (
        f"At 29 seconds {sum(trips[29])} of 80 pages had to be fetched, whose longest age is 60: a"
        " page in use is kept for at least half of that."
    )
    assert len(shop.trips) <= 40 + 80, (
        f"Between 29 and 61 seconds {len(shop.trips) - 40} trips were made for 80 pages. A page"
        " that was just fetched is good for 30 seconds at least: one trip a page was enough."
    )
    assert max(trips[busiest]) <= 20, (
        "40 pages were stored in one second as the shop opened, and in one later second"
        f" {max(trips[busiest])} of them had to be fetched. A database is built for its busiest"
        " second: let pages that were stored together expire at different times, each of which is"
        " chosen once, when the page is stored."
    )


def test_a_crowd_at_one_page_makes_one_trip():
    """The moment a popular page is missing is the moment everybody asks for it.

    From here on shoppers come at the same time. A good place to stop for today.

    Trouble: cache stampede, thundering herd, dog-piling
    Cure: single flight, request coalescing, lease
    """
    with scene("five shoppers want a page that is not in memory"):
        shop = Shop(room=3)
        shop.hold_trips("news")
        shop.comes("news", "Ann")
        shop.comes("news", "Ben", "Cem", "Dan", "Eve")
        answers = shop.crowd.release_all()

        assert shop.trips == ["news"], (
            f"Five shoppers wanted one page, and the database was asked {len(shop.trips)} times."
            " While a trip for a page is out, others who ask for it can wait for its answer."
        )
        assert list(answers.values()) == ["news"] * 5, (
            "One trip was made, and news came back with it: all five should have read it."
        )

    with scene("three want a page that is too old"):
        shop = Shop(room=3, max_age=60)
        shop.ask("sale")
        shop.at(61, sale="sale at 15")
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.comes("sale", "Ben", "Cem")
        answers = shop.crowd.release_all()

        assert list(answers.values()) == ["sale at 15"] * 3, (
            "Sale at 20 was 61 seconds old, and 60 are allowed: all three should have read the"
            " new page. A trip that is under way for it does not make the old answer good again."
        )
        assert shop.trips == ["sale", "sale"], (
            "An answer that is too old is a missing answer: one trip was made for it at first, and"
            f" one more was enough. Together there were {len(shop.trips)}."
        )


def test_waiting_for_one_page_delays_no_other():
    """One lock around everything makes every page as slow as the slowest.

    Trouble: lock contention, head-of-line blocking, convoy
    Cure: fine-grained locking, no lock held during I/O
    """
    shop = Shop(room=4, max_age=60)
    shop.ask("news")
    shop.at(61)
    shop.ask("home")
    shop.hold_trips("news")
    shop.comes("news", "Ann")
    shop.comes("home", "Ben")
    shop.comes("help", "Cem")
    shop.change("cart", "new cart")
    waiting = shop.crowd.waiting()
    shop.crowd.release_all()

    assert waiting == ["Ann"], (
        "Only Ann asked for news. Home was in memory, help was a trip of its own, and Olga changed"
        " cart; yet somebody had to wait until news was back. A lock that guards the cache must"
        " not be held during a trip."
    )
    assert shop.trips == ["news", "home", "news", "help"], (
        "Home was in memory when Ben came: he should have had it without a trip."
    )


def test_a_failed_trip_is_no_answer():
    """A failure is news about the database, not about the page.

    Trouble: cached errors, failure amplification
    Cure: error propagation to waiters, no caching of errors
    """
    with scene("the database fails while a trip is out, and the cache is full"):
        shop = Shop(room=3, shown="idle longest first")
        shop.ask("home")
        shop.ask("cart")
        shop.ask("help")
        shop.hold_trips("news")
        shop.comes("news", "Ann")
        shop.fail(DatabaseDownError)
        shop.comes("news", "Ben")
        heard = shop.crowd.release_all()

        assert heard == {"Ann": "a failure", "Ben": "a failure"}, (
            "The database was down, and nobody has learned anything about news: Ann and Ben should"
            " both have been told of the failure, and neither may be left waiting."
        )
        assert shop.in_memory() == ["home", "cart", "help"], (
            "Home, cart and help filled the room, and the failed trip brought nothing that would"
            " need it: they should all be in memory still."
        )
        shop.fail(None)
        shop.comes("news", "Cem")

        assert shop.crowd.release_all()["Cem"] == "news", (
            "The database was well again when Cem came, so a trip of his own should have brought"
            " him news: nothing of the failed one may stand in his way."
        )

    with scene("one trip fails while two wait for it, and then another shopper comes"):
        shop = Shop(room=3)
        shop.hold_trips("news")
        shop.comes("news", "Ann")
        shop.comes("news", "Ben", "Eve")
        shop.fail(DatabaseDownError)
        shop.crowd.release()
        shop.fail(None)
        shop.comes("news", "Cem")

        assert shop.crowd.most_held == 1, (
            f"After the failure {shop.crowd.most_held} trips for news were out at the same time."
            " Others can wait for the next trip after a failure, too."
        )
        assert shop.crowd.release_all()["Cem"] == "news", (
            "The database was well again, and the next trip brought news: Cem, who came after the"
            " failure, should have read it."
        )

    with scene("a trip is interrupted: `except Exception` does not catch that"):
        shop = Shop(room=3)
        shop.hold_trips("news")
        shop.comes("news", "Ann")
        shop.comes("news", "Ben")
        shop.fail(KeyboardInterrupt)
        shop.crowd.release()
        shop.fail(None)
        shop.comes("news", "Cem")
        answers = shop.crowd.release_all()

        assert [answers["Ben"] != "no answer", answers["Cem"]] == [True, "news"], (
            "Ann's trip ended by KeyboardInterrupt, which is no Exception but ends a trip all the"
            " same: nobody may wait for it any more, and Cem's ask should have been a new trip."
        )


def test_a_late_answer_never_replaces_a_newer_one():
    """Between asking and storing, the world moves on.

    Trouble: stale set, lost update, write-after-read race
    Cure: version check, lease token, compare-and-set
    """
    with scene("Olga puts a newer page while Ann's trip, which has read the old one, is out"):
        shop = Shop(room=3)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.change("sale", "sale at 15")
        shop.comes("sale", "Ben")
        shop.crowd.release_all()
        shop.comes("sale", "Cem")
        shop.crowd.release_all()
        trips = len(shop.trips)
        shop.comes("sale", "Dan")
        answers = shop.crowd.release_all()

        assert [answers[name] for name in ("Ben", "Cem", "Dan")] == ["sale at 15"] * 3, (
            "Ann's trip had read the page before Olga put a newer one, and came back after. Ann may"
            " read what it brought, as she asked before. All who ask after the change, at once or"
            " later, should read what Olga wrote."
        )
        assert len(shop.trips) == trips, (
            "Cem asked for sale, and Dan after him: Dan's ask should have cost no trip."
        )

    with scene("Ann's trip has found nothing, and Olga puts a page"):
        shop = Shop(room=3)
        shop.hold_trips("gone")
        shop.comes("gone", "Ann")
        shop.change("gone", "back again")
        shop.crowd.release_all()
        shop.comes("gone", "Ben")

        assert shop.crowd.release_all()["Ben"] == "back again", (
            "Ann's trip had found that there is no such page, and Olga put it there before the"
            ' trip was back. "There was nothing" is an old answer like any other.'
        )

    with scene("the newer page has left memory when Ann's trip returns"):
        shop = Shop(room=1)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.change("sale", "sale at 15")
        shop.comes("home", "Ben")
        shop.crowd.release_all()
        shop.comes("sale", "Cem")

        assert shop.crowd.release_all()["Cem"] == "sale at 15", (
            "The page that Olga put had to make room for home before Ann's trip came back with the"
            " old one. The newer page is not in memory any more; the old one is not true for that."
        )


def test_a_trip_from_before_a_withdrawal_brings_nothing_to_keep():
    """To forget a page is to doubt every answer, also one that is still on its way.

    Trouble: delete-then-set race, resurrected entry, ABA problem
    Cure: tombstone, generation number, lease invalidation
    """
    with scene("Olga has a page forgotten, and Ben asks while the old trip is out"):
        shop = Shop(room=3)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.withdraw("sale", instead="sale at 15")
        shop.comes("sale", "Ben")
        shop.crowd.release_all()
        shop.comes("sale", "Cem")
        answers = shop.crowd.release_all()

        assert [answers["Ben"], answers["Cem"]] == ["sale at 15"] * 2, (
            "Olga had the page forgotten while Ann's trip, which had read the old one, was out."
            " Ben and Cem asked after that: they cannot wait for a trip that left before it, and"
            " its answer is not true any more for anybody."
        )

    with scene("the old trip returns first, and Olga writes while the new one is out"):
        shop = Shop(room=3)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.withdraw("sale", instead="sale at 15")
        shop.comes("sale", "Ben")
        shop.crowd.release()
        shop.comes("sale", "Dan")

        assert shop.trips == ["sale", "sale"], (
            "When Ann's trip was back, Ben's was still out, and Dan could wait for it. The end of"
            " one trip does not end another for the same page."
        )
        shop.change("sale", "sale at 10")
        shop.crowd.release_all()
        shop.comes("sale", "Cem")
        answers = shop.crowd.release_all()

        assert answers["Dan"] != "sale at 20", (
            "Dan asked after Olga had the page forgotten, and read the old one. Ann's trip had left"
            " before that: what it brought is good for Ann, and for nobody who asks later."
        )
        assert answers["Cem"] == "sale at 10", (
            "Two trips were out: Ann's, from before the page was forgotten, and Ben's, from after."
            " Ann's came back, then Olga put sale at 10, and Ben's came back with sale at 15. The"
            " end of one trip says nothing about another: what Olga put was the newest."
        )

    with scene("Ben waits for a trip when Olga has its page forgotten"):
        shop = Shop(room=3)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.comes("sale", "Ben")
        shop.withdraw("sale", instead="sale at 15")
        answers = shop.crowd.release_all()

        assert answers["Ben"] in ("sale at 20", "sale at 15"), (
            "Ben asked before Olga did anything, and waited for Ann's trip: what it brought is a"
            " good answer for him, and so is the new page. Nothing else was ever true."
        )


def test_a_change_leaves_other_trips_alone():
    """A change of one page says nothing about another, and a failure says nothing at all.

    Trouble: over-invalidation, global epoch
    Cure: invalidation by key
    """
    with scene("Olga changes home while Ann's trip for news is out"):
        shop = Shop(room=3)
        shop.hold_trips("news")
        shop.comes("news", "Ann")
        shop.change("home", "new home")
        shop.withdraw("cart")
        shop.crowd.release_all()
        shop.comes("news", "Ben")
        shop.comes("home", "Cem")
        shop.crowd.release_all()

        assert shop.trips == ["news"], (
            "Olga changed home and withdrew cart while Ann's trip for news was out. Its answer is"
            " as good as ever, and so is the home that she put: neither Ben nor Cem should have"
            " needed a trip."
        )

    with scene("Olga puts a page, and a trip for it from before fails"):
        shop = Shop(room=3)
        shop.hold_trips("sale")
        shop.comes("sale", "Ann")
        shop.change("sale", "sale at 15")
        shop.fail(DatabaseDownError)
        shop.crowd.release_all()
        shop.comes("sale", "Ben")

        assert shop.crowd.release_all()["Ben"] == "sale at 15", (
            "Ann's trip failed after Olga had put a newer page. The page that she put does not"
            " depend on that trip: it should be in memory, also while the database is down."
        )


def test_simultaneous_requests_leave_the_cache_in_order():
    """A shelf that two people tidy at once is tidy only by luck.

    Trouble: race condition, check-then-act, torn invariant
    Cure: mutual exclusion, critical section
    """
    shop = Shop(room=2)
    shop.ask("home")
    shop.ask("home")

    assert shop.trips == ["home"], "Home was just read, and asking for it again was a trip."

    meetings = [
        meeting(deed("asks", "home"), deed("asks", "help")),
        meeting(deed("withdraws", "cart"), deed("asks", "help")),
        meeting(deed("changes", "help"), deed("asks", "news")),
        meeting(deed("changes", "help"), deed("changes", "home")),
        meeting(deed("changes", "cart"), deed("withdraws", "cart")),
        meeting(deed("asks", "help"), deed("asks", "help")),
        meeting(deed("asks", "help"), deed("changes", "help")),
        meeting(deed("asks", "home"), deed("withdraws", "home"), second=61),
    ]
    with scene("two people, one when the other is done"):
        problem = one_after_the_other(meetings, disorder)
        tell(f"      all is well after {2 * len(meetings)} such meetings" * (not problem))

        assert problem == "", (
            "Two people came, one when the other was done, and the cache was in disorder after it."
        )

    with scene("two people at the same time, in every order"):
        tell(
            "Ann is stopped at each place in her call, and Ben makes his there",
            why="If both look before either acts, one may undo what the other has just done.",
            sets_scene=True,
            of=Course(["Ann", "Ben"]),
        )
        problem = at_the_same_time(meetings, disorder)

        assert problem == "", (
            "Ann was stopped in the middle of her call, Ben made his, and then Ann went on. Every"
            " such order has to end for both, and has to leave the cache in order. Looking and"
            " then acting belong together: only one at a time may do that."
        )


def disorder(shop: Shop) -> str:
    """Return what is wrong in a shop where nobody is at work any more, or ""."""
    if shop.trips.count("help") > 1:
        return f"{shop.trips.count('help')} trips were made for help: one would have done"
    for name in ("home", "help", "cart"):
        text = read(shop.cache.get(name))
        if text != shop.text_of(name):
            return f"Cem asks {name} and reads {text}; the database has {shop.text_of(name)}"
    trips = shop.trips.count("cart")
    shop.cache.get("cart")
    if shop.trips.count("cart") > trips:
        return "Cem asks cart twice in a row, and the second time is a trip again"
    pages = shop.in_memory()
    return f"In memory are {', '.join(pages)}: too many" * (len(pages) > shop.room)


def deed(verb: str, name: str) -> Deed[Shop]:
    """Return what somebody does with a page: "asks", "changes" or "withdraws"."""

    def do(shop: Shop) -> None:
        if verb == "asks":
            read(shop.cache.get(name))
        elif verb == "changes":
            shop.put(name, f"new {name}")
        else:
            shop.texts[name] = "nothing"
            shop.cache.forget(name)

    return Deed(f"{verb} {name}", do)


def meeting(ann: Deed[Shop], ben: Deed[Shop], second: float = 0) -> Meeting[Shop]:
    """Return a meeting in a shop with home and cart in memory, so many seconds after that."""

    def make() -> Shop:
        shop = Shop(room=2, max_age=60)
        shop.cache.get("home")
        shop.cache.get("cart")
        shop.now = second
        return shop

    return Meeting(make, ann, ben, f"home and cart are in memory{', too old' * (second > 0)}")


def live_through(shop: Shop, asks: list[str], names: list[Name]) -> None:
    """Let a day's shoppers ask; then, by night, let asks fail, and Olga write and withdraw."""
    known = {str(name): name for name in names}
    shop.serve([known[name] for name in asks])
    shop.fault = DatabaseDownError
    for name in sorted(known.keys() - set(asks)):
        with suppress(DatabaseDownError):
            shop.cache.get(known[name])
        if name.endswith(("0", "5")):
            shop.cache.put(known[name], shop.page("night", "night"))
            shop.cache.forget(known[name])


def test_a_whole_day_goes_by_the_book():
    """One clever case proves an idea; a day of shoppers proves a cache.

    Trouble: working set larger than memory, scan pollution
    Cure: hit rate measured on real traffic, scan-resistant eviction
    """
    asks = [f"page-{number}" for number in zipf(1_500, 1_000, Random(42))]
    crawled = Shop(room=100).serve(asks, crawled=1_000)
    shop = Shop(room=100)
    names = sorted({*asks, *(f"night-{number}" for number in range(1_000))})
    kept = names_kept(lambda names: live_through(shop, asks, names), names, enough=100)
    trips = [name for name in shop.trips if not name.startswith("night")]

    tell(
        f"A day of {len(asks):,} shoppers, room for {shop.room} of 1,000 pages:\n\n"
        f"no cache             {len(asks):>6,} trips\n"
        f"first in, first out  {len(fifo_misses(asks, room=100)):>6,}\n"
        f"{whose('lru_cache'):<20} {len(trips):>6,}\n"
        f"a crystal ball       {len(foreseen_misses(asks, room=100)):>6,}   it knows the future\n\n"
        f"{100 - len(trips) / 15:.0f} shoppers in 100 are served from memory, and"
        f" {crawled / 15:.0f} while a crawler\nreads every page. Is that a fault, or a price?",
        called=shop.cache.get,
    )
    book = lru_misses(asks, room=100)
    assert trips == book, (
        f"A cache that evicts the page idle longest makes {len(book):,} trips on this day, and each"
        f" is known beforehand; this one made {len(trips):,}, not all of them there."
    )
    assert kept <= 400, (
        f"After a day and a bad night {kept} names of pages are in memory, with room for 100"
        " pages. A lock or a note that is kept beside a page has to go when the page goes: also"
        " after a failed trip, and when the page is forgotten."
    )
