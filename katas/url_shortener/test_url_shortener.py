"""Short codes for long links, and people who rely on them: sixteen lessons, in order.

The design that these lessons meet is yours, in url_shortener.py. The people, the servers and the
store are in url_shortener_world.py.
"""

from datetime import UTC, datetime, timedelta, timezone

from dojo.store import locked
from dojo.story import scene
from url_shortener import decode, encode
from url_shortener_world import (
    FEW,
    HOME,
    MANY,
    Office,
    fewest,
    lost_on_the_way,
    most_frequent,
    say,
    simultaneous,
    started_alike,
    sum_up,
)

CORE = 12
AFTER_CORE = """\
This is the shortener that interviews ask for: short, unguessable codes, one owner each, that end on
time and are never given again. What follows is depth: seeds, a store that fails, two offices.

  say it aloud   which promise is kept by the store alone, and what happens when the store is down?
"""
AFTERWARDS = """\
On the way it met a race, a thief who counts, a biased die, a poster and a cut cable.

  say it aloud   two minutes: who should be able to take a link down, and how fast?
"""

BY_HAND = """\
office = Office()
office.shorten("Ann", "wedding")
"""


def test_a_bigger_alphabet_makes_a_shorter_code():
    """Every character costs somebody a keystroke.

    Trouble: long identifiers, typing errors
    Cure: base 62 encoding, positional notation
    """
    codes = say(encode, 0, 61, 62, 3_844, 1_000_000_000)

    assert codes == ["0", "Z", "10", "100", "15FTGg"], (
        "A number's code is the number written with the 62 digits of ALPHABET, the highest digit"
        " first, as 0 to 9 write it in base 10. The code of 1,000,000,000 has six characters then,"
        " and not ten. The code of 0 is 0."
    )


def test_a_code_has_one_spelling():
    """If 7 and 07 open one door, locking 7 locks nothing.

    Trouble: non-canonical encoding, lenient parsing
    Cure: canonical form, strict parsing
    """
    with scene("encode a number, and decode its code"):
        lost = lost_on_the_way([*range(0, 4_000, 3), 2**63 - 1])

    assert lost == {}, (
        "Each number from 0 to 2**63 - 1 has a code of its own, and decode finds the same number"
        " in it again, to the last digit. If two numbers share a code, one of them is read as the"
        " other, and opens the other's door."
    )

    with scene("texts that encode writes for no number"):
        seen = say(
            decode, "07", "00", "", "a-b", "+7", " 7", "\u0667", "aZl8N0y58M8", "1" * 40,
            is_wrong=True,
        )  # fmt: skip

    assert seen == ["refused"] * 9, (
        "encode writes none of these texts for any number from 0 to 2**63 - 1, so none of them is"
        " a code: decode answers each with RefusedError, with words. If it reads 07 as 7, then a"
        " block list, a cache and a count of clicks know one link under two names."
    )

    with scene("numbers that have no code"):
        seen = say(encode, 2**63, -1, is_wrong=True)

    assert seen == ["refused"] * 2, (
        "Codes are for the numbers from 0 to 2**63 - 1. For any other number encode raises"
        " RefusedError, with words, and returns no text that decode could not read."
    )


def test_two_simultaneous_requests_get_two_codes():
    """Only the store sees every request, so only the store can promise.

    Trouble: check-then-act race, TOCTOU
    Cure: unique constraint, atomic insert
    """
    with scene("Ann is alone"):
        office = Office()
        code = office.shorten("Ann", "wedding")
        seen = Office(office).follow(code)

    assert seen == "wedding", (
        "Ann's guest comes to another server, and should see the wedding. Servers share nothing"
        " but the store: what is not written there, and kept there by COMMIT if BEGIN began it,"
        " no other server knows."
    )

    with scene("Ann and Ben come at the same time, to two servers"):
        problem = simultaneous()

    assert problem == "", (
        "Ann and Ben each get a code, and the guests of each see the right page. Between a look"
        " into the store and the write that follows there is room for another server. Only the"
        " store itself can say, while it writes, that a code is taken. And each thread has its own"
        " connection: connect() returns it."
    )


def test_two_owners_of_one_page_have_two_codes():
    """One of them will end the link when the other has printed it.

    Trouble: natural key, SQL injection, wildcard match
    Cure: surrogate key, parameterized query
    """
    with scene("Ann and Ben shorten one page, and Ann ends her link"):
        office = Office()
        anns = office.shorten("Ann", "wedding")
        bens = office.shorten("Ben", "wedding")
        office.follow(anns)
        Office(office).end("Ann", anns)
        seen = [office.follow(anns) == "wedding", office.follow(bens) == "wedding"]

    assert seen[0] is False, (
        "Ann has ended her link, at another server of the same office, and it still leads to the"
        " wedding. A link ends now, and at all servers."
    )
    assert seen[1] is True, (
        "Ann has ended the link that was hers, and Ben's guests, who come from his posters, do not"
        " see the wedding. Two people have shortened one page: each has a code of their own, with"
        " its own end and its own count of clicks."
    )

    with scene("codes that nobody was given"):
        told = [office.end("Mallory", text) for text in ("wedidng", "*", "%", "' OR ''='")]
        texts = ("*", "_" * len(bens), "' OR ''='", bens + " ", bens + "/", "\ud800")
        told += [office.follow(text) for text in texts]
        still = office.follow(bens)

    assert told == ["unknown code"] * 10, (
        "Nobody was ever given one of these texts as a code, so UnknownCodeError is the answer to"
        " each. A text that means every code opens, or ends, the links of strangers; and somebody"
        " who mistypes a code and is told nothing believes that the link has ended."
    )
    assert still == "wedding", "Ben's link was never ended, and its guests should see the wedding."


def test_not_every_text_is_a_link():
    """A short link hides where it leads, so we have to look.

    Trouble: open redirect, URL parser confusion, CRLF injection
    Cure: input validation by an allow list
    """
    office = Office()
    good = (
        "https://wedding.example?day=1#cake",
        f"HTTP://Example.org/?from=https://{HOME}/7",
        f"http://not-{HOME}:8080/gr\u00fc\u00dfe",
        f"http://www.{HOME}/7",
        f"https://{HOME}@printer/7",
        "https://a.example/" + "\u00fc" * 2_030,
    )
    no_links = (
        "javascript://a.example/%0aalert(1)",
        "httpx://a.example/",
        "https://:443/",
        "https:/a.example/7",
        "http://[wedding/",
        "https://a.example/my wedding",
        "https://a.example/\r\nSet-Cookie: you=me",
        "https://a.example/\x85",
        "https://a.example/\u202e",
        "https://a.example/\ud800",
        "https://a.example/" + "a" * 2_031,
    )
    ours_or_disguised = (
        f"HTTPS://you@{HOME.upper()}:443/7",
        f"https://{HOME.lower()}./7",
        f"https://{HOME}\\@evil.example/",
        "https://sho%2ert/7",
        "https://\uff53ho.rt/7",
        "https://ban\u212a.example/",
    )

    with scene("links of http and https"):
        seen = [office.hand_in(link) for link in good]

    assert seen == ["kept"] * 6, (
        "These are URLs of http or https that lead to hosts of others: each is shortened, and its"
        " code leads to the very text that was handed in, with its fragment. Our name in a path,"
        " before an @, or as a part of another name, does not matter. The last link has 2,048"
        " characters, whatever number of bytes they are."
    )

    with scene("texts that are no links"):
        seen = [office.hand_in(link, is_wrong=True) for link in no_links]

    assert seen == ["refused"] * 11, (
        "A guest cannot see where a short link leads. So RefusedError, with words, answers a link"
        " of another scheme, without a host, with more than 2,048 characters, or with a character"
        " that is a space or cannot be printed: \\r\\n starts a new line in our own answer. Nothing"
        " is stored."
    )

    with scene(f"links to {HOME}, and hosts in disguise, each as photos"):
        seen = [office.hand_in(link, "photos", is_wrong=True) for link in ours_or_disguised]

    assert seen == ["refused"] * 6, (
        f"{HOME} in capitals, with a port or with a dot at its end is still our own host, and a"
        " link to ourselves is a loop. A browser reads a backslash as a slash, and %2e or a wide"
        " letter as a plain one. So a host has characters of ALPHABET, hyphens and dots alone, and"
        " no link has a backslash; RefusedError answers the rest, by whatever name it is asked for."
    )


def test_two_codes_tell_nothing_of_the_third():
    """A code that can be counted is a public list of private links.

    That was a shortener that works. From here on somebody means harm.

    Trouble: enumeration attack, predictable identifiers
    Cure: random identifiers, capability URL
    """
    opened = Office().mallory_walks()

    assert opened == {"around hers": 0, "by her step": 0}, (
        f"With two codes of her own and 60 tries Mallory opened {max(opened.values())} pages that"
        " strangers had shared: photos of weddings, letters from clinics. The code is the only lock"
        " that most of these pages have. So codes in hand tell nothing about other codes: neither"
        " counting on nor taking the same step again may find one."
    )


def test_a_blind_guess_almost_never_hits():
    """Length is bought for the guesses that must miss.

    Trouble: brute-force guessing, small key space
    Cure: sparse key space, entropy
    """
    lengths = {
        links: len(Office(links=links, place=(1, 3)).draws(1)[0])
        for links in (1, FEW, FEW + 1, 2_000, MANY, 10**15)
    }

    hits = max(1_000 * links / 62**length for links, length in lengths.items())
    assert hits <= 10, (
        f"With all the expected links there, up to {min(hits, 1_000):.1f} of 1,000 blind guesses"
        " open somebody's link; 10 are allowed. A code for every link is not enough: almost all"
        " codes have to lead nowhere."
    )
    assert lengths == {1: 2, FEW: 2, FEW + 1: 3, 2_000: 3, MANY: 7, 10**15: 10}, (
        "Few enough guesses hit already; but a code has no more characters than it takes for at"
        " most one of 100 guesses to hit, since people type each of them. The length follows from"
        " the number of links that are expected, for 1 link as for 10**15."
    )


def test_every_character_is_as_likely_as_any_other():
    """A biased code is a short code in a long coat.

    Trouble: modulo bias
    Cure: rejection sampling, uniform distribution
    """
    codes = Office().draws(5_000)
    in_all, at_one_place = most_frequent(codes)
    shortest, different = min(map(len, codes)), fewest(codes)

    biased = (
        f"The ten most frequent characters are {in_all:g} % of all, and {at_one_place:g} % at one"
        " place. Ten of 62 have a fair share of 16.1 %; picked afterwards, some 17 % of all, and 20"
        " % at the worst place. A thief tries likely characters first, and the rest of the length"
        " is for show."
    )
    assert in_all < 18, biased
    assert at_one_place < 21, biased  # even draws reach it less than once in a million runs
    assert (shortest, different) == (7, 62), (
        f"The shortest of 5,000 codes has {shortest} characters, and one place shows {different} of"
        " the 62. Every code has seven, and every place shows all 62: what never comes need not"
        " be tried."
    )


def test_a_code_already_taken_is_drawn_again():
    """Rare is not never: at 2.2 million codes of seven characters the odds are even.

    Trouble: collision, birthday paradox
    Cure: retry on conflict, bounded retries
    """
    with scene("the same code is drawn three times"):
        office = Office()
        office.load_dice("aaaaaaa", "aaaaaaa", "aaaaaaa", "bbbbbbb")
        anns = office.shorten("Ann", "wedding")
        bens = office.shorten("Ben", "letter")
        cems = office.shorten("Cem", "recipe")
        seen = [office.follow("aaaaaaa"), office.follow("bbbbbbb")]

    assert [anns, bens] == ["aaaaaaa", "bbbbbbb"], (
        "`draw` returned aaaaaaa three times, and then bbbbbbb. The first was Ann's; the next two"
        " were taken, so that Ben gets the fourth. However long codes are, some day one is drawn"
        " that is taken: then another one is drawn."
    )
    assert seen == ["wedding", "letter"], (
        "Ann and Ben have had their codes for a while. Whatever is drawn afterwards, their guests"
        " see the right pages."
    )
    assert cems == "no code", (
        "Draw after draw was taken, and will be for ever: the dice are broken, or the codes are"
        " used up. NoCodeError is the answer for Cem, no code is given, and nothing is stored."
    )

    with scene("two servers draw the same code at the same time"):
        problem = simultaneous(dice=("aaaaaaa", "bbbbbbb", "ccccccc"))

    assert problem == "", (
        "Two servers drew aaaaaaa at the same time, and then different codes. Ann and Ben each get"
        " a code, and the guests of each see the right page. A look before the write is too early:"
        " the store decides while it writes."
    )


def test_a_chosen_name_is_a_code_like_any_other():
    """One door, one list of keys.

    Trouble: namespace collision
    Cure: one namespace, reserved names
    """
    with scene("names are chosen, and then codes are drawn"):
        office = Office(links=39)
        another_server = Office(office)
        office.load_dice("abc", "api", "x7z", "login")
        office.follow("wedding")
        chosen = [
            another_server.shorten("Ann", "wedding", name="wedding"),
            another_server.shorten("Ben", "wedding", name="wedding"),
            office.shorten("Cem", "recipe", name="Wedding"),
            office.shorten("Dan", "diary", name="abc"),
            office.shorten("Eve", "elopement"),
            office.shorten("Olga", "opera"),
        ]
        seen = [office.follow(code) for code in ("wedding", "Wedding", "aBC")]

    assert chosen == ["wedding", "name taken", "Wedding", "abc", "x7z", "no code"], (
        "A name is given once, for whatever page: Ben is told NameTakenError. Capitals count, so"
        " Wedding is another name. A drawn code is neither a name, as abc, nor in RESERVED, as api"
        " and login: Eve gets the third, and Olga is told NoCodeError."
    )
    assert seen == ["wedding", "recipe", "unknown code"], (
        "Guests see Ann's and Cem's pages, whatever came before and after: if nobody had a name a"
        " moment ago, somebody may have it now. And nobody chose aBC."
    )

    with scene("what a name is made of"):
        link, names = "https://a.example/", ("a" * 16, "API", "7", "07")
        good = [office.hand_in(link, name) for name in names]
        no_names = ("admin", "a" * 17, "", "my_day", "day\n", "\u0667", "\ud800")
        bad = [office.hand_in(link, name, is_wrong=True) for name in no_names]

    assert [good, bad] == [["kept"] * 4, ["refused"] * 7], (
        "A name is 1 to 16 characters of ALPHABET, and not in RESERVED: the first four are such"
        " names, all different. RefusedError, with words, answers the others; nothing is stored: an"
        " empty name is a wrong name, and not the wish for a drawn code."
    )

    with scene("two servers are asked for one name at the same time"):
        problem = simultaneous(name="tea")

    assert problem == "", (
        "Ann and Ben asked two servers for one name at the same time. One of them gets it, and"
        " NameTakenError is the answer for the other. Only the store can say who was first, while"
        " it writes."
    )


def test_a_link_ends_when_it_was_told_to():
    """The words "until ten" are a promise, and ten o'clock has a place.

    Trouble: naive datetime, off-by-one error
    Cure: time zone aware timestamp, half-open interval
    """
    from freezegun import freeze_time  # noqa: PLC0415  it costs a quarter of a run

    with (
        freeze_time("2011-06-01 11:00:00") as clock,
        scene("an office opens at 11:00 UTC; it is noon"),
    ):
        office = Office()
        clock.move_to("2011-06-01 12:00:00")
        half = datetime(2011, 6, 1, 12, 10, 0, 500_000, tzinfo=UTC)
        in_lima = datetime(2014, 6, 1, 22, 0, tzinfo=timezone(timedelta(hours=-5)))
        nowhere = datetime(2014, 6, 1, 22, 0)  # noqa: DTZ001
        anns = office.shorten("Ann", "wedding")
        bens = office.shorten("Ben", "letter", ends=half)
        cems = office.shorten("Cem", "recipe", name="recipe", ends=in_lima)
        told = [
            office.shorten("Dan", "diary", ends=nowhere),
            office.shorten("Eve", "elopement", name="eve", ends=nowhere),
        ]
        seen = [
            office.follow(bens, clock, "2011-06-01 12:10:00"),
            office.follow(bens, clock, "2011-06-01 12:10:00.5"),
            office.follow(anns, clock, "2013-05-31 11:59:59"),
            office.follow(anns, clock, "2013-05-31 12:00:00"),
            office.follow(cems, clock, "2014-06-02 02:59:59"),
            office.follow(cems, clock, "2014-06-02 03:00:00"),
        ]

    over = ["over" if page in ("ended", "unknown code") else page for page in seen]
    assert over == ["letter", "over", "wedding", "over", "recipe", "over"], (
        "A link leads to its page before the instant of its end, and nowhere from that instant on."
        " Ben's ends ten minutes and half a second after noon. Ann came at noon and named no end:"
        " hers ends after 730 days. Cem's lives longer, until ten at night in Lima, which is 03:00"
        " the next day in UTC."
    )
    assert told == ["refused"] * 2, (
        "Ten at night is one instant in Lima and another in Oslo; Dan and Eve did not say where. A"
        " guess is wrong for somebody: RefusedError, with words, asks them."
    )


def test_an_ended_code_is_never_given_to_a_stranger():
    """The poster is still on the wall.

    Trouble: identifier reuse, full table scan
    Cure: tombstone, 410 Gone, index
    """
    from freezegun import freeze_time  # noqa: PLC0415  it costs a quarter of a run

    with freeze_time("2011-06-01 12:00:00") as clock, scene("links end, and ten years go by"):
        office = Office()
        office.load_dice("aaaaaaa", "bbbbbbb", "aaaaaaa", "bbbbbbb", "ccccccc")
        party = office.shorten("Ann", "party")
        flat = office.shorten("Ben", "flat", ends=datetime(2011, 6, 1, 12, 10, tzinfo=UTC))
        eves = office.shorten("Eve", "elopement", name="eve")
        seen = [office.follow(flat, clock, "2011-06-01 12:10:00")]
        told = [office.end("Ann", party), office.end("Ben", flat)]
        seen += [office.follow(party), office.follow(eves, clock, "2021-06-01 12:00:00")]
        later = [office.shorten("Cem", "casino"), office.shorten("Dan", "casino", name=party)]

    assert later == ["ccccccc", "name taken"], (
        "These links ended long ago, and a poster may still hang. With an old code a stranger gets"
        " the old guests. A code that was given once is never free again, by draw or by choice."
    )
    assert sorted(set(seen)) == ["ended"], (
        "A guest with an old poster is told EndedError: somebody ended the link, its time is over,"
        " or it was given no end, 730 days ago."
    )
    assert told == ["done"] * 2, (
        "Ending a link twice, or after its time, is no error: it is over either way, and its code"
        " was given to somebody."
    )

    with scene("Ann ends tea at one server, and Ben asks for the name at another"):
        problem = simultaneous(name="tea", ends=True)

    assert problem == "", (
        "tea was somebody's name, and is so at each moment: while Ann ends it, too. Between two"
        " statements, one that takes a code off a list and one that writes it down elsewhere, the"
        " code is free, and Ben gets it."
    )

    with scene("10 links, and then 60: what has ended stays, so the list only grows"):
        office = Office()
        few, many = office.costs(0, 10), office.costs(10, 60)

    dear = [act for act, steps in many.items() if steps > 2 * few[act] + 5]
    assert dear == [], (
        "With six times as many links, to follow one and to shorten one cost hardly more,"
        " O(log links). A store that reads its whole list for each guest serves fewer guests every"
        " day: let it find a code by an index."
    )


def test_two_servers_that_start_alike_draw_different_codes():
    """A generator with a state gives away its future.

    Trouble: predictable seed, insecure pseudo-random number generator
    Cure: cryptographically secure random number generator
    """
    shown = started_alike()

    assert shown[0] != shown[1], (
        "Two servers drew the same codes. They were started at one instant, and each"
        " random.Random was in one state. So a thief who learns that state from codes in hand, or"
        " guesses the time, draws all the codes that follow. The source of codes must have no"
        " state that can be learned: secrets, os.urandom, or a key that only the servers know."
    )


def test_a_store_that_fails_has_not_said_no():
    """A name that is taken is a fact; a store that is locked is only bad luck.

    Trouble: error hiding, catch-all exception handler
    Cure: narrow except clause, error propagation
    """
    office = Office()

    with scene("a name is taken, and the store says so"):
        office.shorten("Ben", "flat", name="flat")
        answer = office.shorten("Ann", "wedding", name="flat")

    assert answer == "name taken", (
        "flat is Ben's name, and the store knows that: NameTakenError is the answer for Ann. It is"
        " the answer in this case alone."
    )

    with scene("another program holds the store for too long"), locked(office.connect):
        told = [
            office.shorten("Ann", "wedding"),
            office.shorten("Ann", "wedding", name="wedding"),
            office.end("Ben", "flat"),
            office.follow("flat"),
        ]

    wrong = [text for text in told if text != "flat" and not text.startswith("the store fails")]
    assert wrong == [], (
        "While the store was locked, nobody could know what is in it. Ann and Ben are told so by"
        " the store's own error. 'Name taken' sends Ann away from a free name, 'no code' says that"
        " codes are used up, and 'unknown code' makes a guest throw a good poster away."
    )

    with scene("the store is free again"):
        after = [office.shorten("Ann", "wedding", name="wedding"), office.follow("flat")]

    assert after == ["wedding", "flat"], (
        "The store is free again. Nothing of what failed was stored: Ann gets the name now, and"
        " Ben's link, which was not ended, leads to the flat."
    )


def test_two_offices_never_draw_one_code_not_even_after_a_crash():
    """A gap costs a number; a duplicate costs somebody's secret.

    Trouble: duplicate identifiers, network partition
    Cure: partitioned key space, coordination-free generation
    """
    with scene("the power fails in Oslo, and comes back"):
        oslo = Office(place=(0, 3))
        before = oslo.draws(15, "poster")
        oslo.connect.close()
        oslo = Office(oslo, place=(0, 3))
        again = {*oslo.draws(15, "poster")} & {*before}
        lost = oslo.lost()

    assert [*again, *lost] == [], (
        "Codes given before the power failed are printed by now, and lead where they led; people"
        " who come afterwards get new codes. Only what is in the store survives, and a counter or"
        " dice that begin anew give the same codes again."
    )

    with scene("the cable between Oslo and Lima is cut, and both go on"):
        oslo, lima = (Office(links=FEW, place=place) for place in ((0, 3), (2, 3)))
        both = oslo.without_a_cable(lima, 250)

    assert both == [], (
        f"Oslo and Lima drew {len(both)} codes that are the same. No store sees both offices, so"
        " none can say no: when the cable is mended, two owners hold one code. If nobody can be"
        " asked, a rule settles beforehand which office may draw what, and it says the same in"
        " every process."
    )


def test_a_code_does_not_tell_its_office():
    """A character that names the office is a character that nobody has to guess.

    Trouble: information leak, meaningful identifier
    Cure: opaque identifier
    """
    with scene("how many of 62 characters a place of an office's codes shows"):
        places = ((0, 2), (1, 2), (2, 3), (30, 31), (61, 62))
        shown = {place: fewest(Office(place=place).draws(150)) for place in places}

    assert min(shown.values()) > 40, (
        f"One place of an office's codes shows {min(shown.values())} of 62 characters; fair dice"
        " show more than 40. A thief who knows the office has that much less to guess, whatever the"
        " number of offices is. So let the whole code say whose it is, and no single place of it."
    )

    hits = Office().mallory_walks()
    with scene("what the design comes to"):
        sum_up(hits, shown[0, 2])
