"""TinyURL whole, its servers, stores, counts and door: sixteen lessons, in order.

The design that these lessons meet is yours, in tinyurl.py. How people use the service, and how its
machines fail, is in tinyurl_world.py and the files beside it.
"""

from dojo.races import Meeting
from dojo.story import scene, tell
from dojo.work import names_kept
from tinyurl_faults_world import (
    asked_for,
    ends,
    made,
    makes,
    meanwhile,
    not_everywhere,
    opens,
)
from tinyurl_world import Service

CORE = 5

AFTER_CORE = """\
That was one server and its memory, and what other servers must tell it. From here on machines
die, stores fall silent, and a partition joins while people work.

  say it aloud   two minutes: who may be told something old, for how long, and why?
"""

AFTERWARDS = """\
Each part kept its promises from the first lesson on. What was missing stood between two of them.
Which promises did you pay for the others with, and who agreed?

  say it aloud   the way of one click, through everything that can be dead
  run it         python katas/tinyurl/serve.py
"""

BY_HAND = """\
s = Service("ab")
s.make("party", "a")
s.open("party", "b")
s.end("party", "a")
s.open("party", "b")
"""


def test_asking_again_costs_no_trip():
    """Links are read a hundred times for each write: keep what the first reader fetched.

    Trouble: read-heavy workload, repeated misses
    Cure: cache-aside, read-through cache, negative caching
    """
    with scene("three readers open one link"):
        service = Service("a")
        service.whose_parts()
        service.make("party")
        for reader in ("Ben", "Cem", "Dan"):
            service.open("party", "a", reader)

        assert len(service.trips) <= 1, (
            f"Three readers opened party, and the stores were asked {len(service.trips)} times."
            " What one trip has brought can be kept for the next reader."
        )

    with scene("three readers mistype it"):
        service = Service("a")
        told = [service.open("prty", "a", reader) for reader in ("Ben", "Cem", "Dan")]

        assert told == ["unknown code"] * 3, "Nobody has the code prty, and all three should know."
        assert len(service.trips) == 1, (
            f"Three readers typed prty, and the stores were asked {len(service.trips)} times. That"
            " nobody has a code is an answer, too, and can be kept like one."
        )

    with scene("memory has room for two links"):
        service = Service("a", room=2)
        pages = ["page1", "page2", "page3", "page4"]
        for page in pages:
            service.make(page)
        trips = service.open_many("8 readers open 4 links in turn", pages * 2)

        assert trips >= 6, (
            f"Memory has room for two links, and of 8 readers of four links only {trips} needed a"
            " trip. More is in memory than there is room for."
        )


def test_a_link_that_ends_in_memory_has_ended():
    """A copy has to keep the promises of the original.

    Trouble: stale data, expired link still served
    Cure: expiry kept with the entry, 410 Gone and 404 Not Found
    """
    with scene("a link that ends in 5 seconds"):
        service = Service("a")
        service.make("party", ends=service.now + 5)
        told = [service.open("party")]
        trips = len(service.trips)
        service.at(4.5)
        told.append(service.open("party", by="Cem"))
        trips = len(service.trips) - trips
        service.at(5)
        told.append(service.open("party", by="Dan"))

        assert trips == 0, "Party had just been fetched: at 4.5 seconds it could be in memory."
        assert told == ["party", "party", "ended"], (
            "Party ends at 5 seconds, and not before. What is kept of a link in memory must know"
            " its end, and its reader must be told that it ended, not that nobody has the code."
        )

    with scene("a link whose end nobody named"):
        service = Service("a")
        service.make("menu")
        service.at(729 * 86_400)
        told = [service.open("menu")]
        service.at(730 * 86_400)
        told.append(service.open("menu"))

        assert told == ["menu", "ended"], "A link whose end nobody named ends after 730 days."


def test_what_changes_at_one_server_changes_at_all():
    """A memory in each server is as many copies as there are servers, and each has to hear.

    Trouble: stale reads, incoherent caches, stale set
    Cure: cache invalidation, publish-subscribe, write before invalidate
    """
    with scene("Ann makes a link that readers have already asked for"):
        service = Service()
        service.everywhere("party")
        service.make("party", "a")

        assert service.everywhere("party", by="Cem") == ["party"] * 3, (
            "Ann made party at a, and was told so. Afterwards it should open at each server: what"
            " they remember, also that nobody has a code, they have to be told is over."
        )
        trips = len(service.trips)
        service.everywhere("party", by="Dan")
        assert len(service.trips) == trips, "Each server had just fetched party, and could keep it."

    with scene("Ann ends it"):
        service = Service()
        service.make("party", "a")
        service.everywhere("party")
        service.end("party", "a")

        assert service.everywhere("party", by="Cem") == ["ended"] * 3, (
            "Ann ended party at a, and was told so. Afterwards it should be ended at each server:"
            " what they remember they have to be told is over."
        )

    with scene("a reader comes at any moment while Ann makes a link"):
        meetings = [Meeting(asked_for, makes("a"), opens(at)) for at in "ac"]
        problem = meanwhile(meetings, not_everywhere("party"))

        assert problem == "", (
            "A reader came while a made the link, and what the reader saw then stayed in memory"
            " after Ann was told that the link is made. First write, then have it forgotten."
        )

    with scene("a reader comes at any moment while Ann ends it"):
        meetings = [Meeting(made, ends("a"), opens(at)) for at in "ac"]
        problem = meanwhile(meetings, not_everywhere("ended"))

        assert problem == "", (
            "A reader came while a ended the link, and what the reader saw then stayed in memory"
            " after Ann was told that it is ended. First write, then have it forgotten."
        )

    with scene("it ends at b while a trip for a reader at a is under way"):
        problem = meanwhile([Meeting(made, opens("a"), ends("b"))], not_everywhere("ended"))

        assert problem == "", (
            "A trip had read the row before Ann's change, and came back after the change was told"
            " to all. It was kept all the same. Your LRUCache knows which answers are late: let it"
            " make the trip."
        )


def test_what_a_lost_message_leaves_behind_heals():
    """A message makes it fast; an age makes it true in the end.

    Trouble: lost invalidation, permanent staleness
    Cure: time to live (TTL) as a backstop, bounded staleness, negative TTL
    """
    service = Service()
    service.make("party")
    service.make("menu")
    service.open_many("readers open party, menu and song", ["party", "menu", "song"], "abc")
    service.note("messages are lost from here on")
    service.messages_lost = True
    service.end("party")
    service.make("song")

    service.at(10.5)
    assert [service.open("song", at) for at in "bc"] == ["song", "song"], (
        "Nobody told b and c that song was made, and they still said that nobody has it. For that"
        " a code is unknown 10 seconds are the most: a poster is read soon after it is printed."
    )
    service.at(900)
    assert service.open_many("readers open menu at b and c", ["menu"], "bc") == 0, (
        "Menu was fetched 15 minutes ago and is in use: a link in memory is kept for so long at"
        " least. An age that fits what nobody has is not the age that fits a link."
    )
    service.at(3_600)
    assert [service.open("party", at) for at in "bc"] == ["ended", "ended"], (
        "Party ended an hour ago, and nobody told b and c. For so long a copy may be wrong when a"
        " message was lost, and no longer: a row's age counts from its trip to the store."
    )


def test_guesses_are_few_and_push_nothing_out():
    """A lock that may be tried for ever is open.

    Trouble: enumeration, brute force, cache pollution
    Cure: rate limiting, sliding window, token bucket
    """
    with scene("memory has room for three links, and all three are in it"):
        service = Service("a", room=3)
        pages = ["party", "menu", "song"]
        for page in pages:
            service.make(page)
        service.open_many("3 readers open 3 links", pages)
        told = service.guess(20)
        trips = service.open_many("3 readers open 3 links", pages)

        assert told == {"unknown code": 20}, "20 guesses are allowed, and nobody has these codes."
        assert trips == 0, (
            f"Mallory guessed, and {trips} of 3 links that readers want had to"
            " be fetched again. What nobody has may not take the room of what somebody wants."
        )

    with scene("Mallory goes on, and readers come"):
        service = Service("a")
        service.make("party")
        told = service.guess(1_000)
        service.open_many("50 times Ben opens party", ["party"] * 50, by="B")
        his = service.open("party", by="Ben", address="B")
        hers = service.open("party", by="Mallory", address="M")
        typo = service.open("prty", by="Cem", address="C")

        assert told.get("unknown code") == 20, (
            f"Mallory guessed 1,000 codes, and {told.get('unknown code', 0)} times was told whether"
            " somebody has it: 20 are allowed."
        )
        assert [hers, his, typo] == ["too many guesses", "party", "unknown code"], (
            "An address that has guessed too often is refused whatever it asks for: a link that"
            " opens for it tells that the guess was right. Nobody else is refused anything: 50"
            " times the same link are no guesses."
        )
        service.at(29)
        again = [service.open("party", by="Mallory", address="M")]
        service.at(60.5)
        again.append(service.open("party", by="Mallory", address="M"))
        assert again == ["too many guesses", "party"], (
            "Guesses are remembered for half a minute at least, and after a minute they are"
            " forgotten: a reader behind the same address may want a link."
        )

    with scene("many addresses, some of which guess"):
        service = Service("a")
        service.make("party")
        service.guess(10)
        service.open_many("1,200 readers open party", ["party"] * 1_200)
        service.guess(10, "more")
        told = service.open("party", by="Mallory", address="M")

        assert told == "too many guesses", (
            "1,200 readers came between Mallory's 10th guess and her 20th, none of them guessed,"
            " and her guesses were forgotten. Remember only addresses that met an unknown code."
        )
        addresses = [f"10.1.{n // 250}.{n % 250}" for n in range(1_500)]
        kept = names_kept(
            lambda names: service.many("1,500 addresses guess once", (
                lambda a=a: service.open("prty", address=a) for a in names)),
            addresses, enough=1_000,
        )  # fmt: skip
        tell(f"{kept:,} addresses are in memory")
        assert kept <= 1_000, (
            f"{kept:,} of 1,500 addresses are in memory, and 1,000 are allowed. Whatever strangers"
            " can fill has to be bounded."
        )
