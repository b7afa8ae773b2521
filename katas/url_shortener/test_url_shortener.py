"""Short codes for long links, and people who rely on them: thirteen lessons, in order.

The design that these lessons meet is yours, in url_shortener.py. Who says what, and how it is
watched, is in url_shortener_world.py.
"""

from datetime import UTC, datetime, timedelta, timezone

from url_shortener_world import (
    HOME,
    MANY,
    Office,
    alone,
    held_calendar,
    lengths,
    lost_on_the_way,
    mallory_walks,
    opened_by_blind_guesses,
    read,
    spell,
    spell_none,
    steps,
    sum_up,
    throw,
    two_at_one_instant,
    two_dice_in_one_state,
    two_offices,
)

AFTERWARDS = """\
On the way it met a race, a thief who counts, a biased die, a poster and a cut cable.

  say it aloud   two minutes: who should be able to take a link down, and how fast?
"""


def test_a_bigger_alphabet_makes_a_shorter_code():
    """Every character costs somebody a keystroke."""
    codes = spell(0, 61, 62, 3_844, 1_000_000_000)

    assert codes == ["0", "Z", "10", "100", "15FTGg"], (
        "A number's code is the number in digits of ALPHABET, the highest first: with 62 of them"
        " the thousand-millionth link is six keystrokes long, with ten it would be ten. And 0 is"
        " a number as well: its code is 0."
    )


def test_a_code_has_one_spelling():
    """If 7 and 07 open one door, locking 7 locks nothing."""
    lost = lost_on_the_way([*range(0, 4_000, 3), 2**63 - 1])

    assert lost == {}, (
        "Each number from 0 to 2**63 - 1, the largest that the store can hold, has a code of its"
        " own, and should come back from it as it was: a code that is read as another number's"
        " opens another door."
    )

    seen = read("07", "00", "", "a-b", "+7", " 7", "\u0667", "aZl8N0y58M8", "1" * 40)

    assert seen == dict.fromkeys(seen, "refused"), (
        "encode writes none of these for any number from 0 to 2**63 - 1, so none is a code, and"
        " RefusedError should say so, in words. If 07 is read as 7, it is a second key to the door"
        " of 7, which a block list, a cache and a count of clicks do not know."
    )

    seen = spell_none(2**63, -1)

    assert seen == dict.fromkeys(seen, "refused"), (
        "These are not numbers from 0 to 2**63 - 1, so they have no code. Whoever asks for one"
        " should be told so, by RefusedError, and not be given what will be refused at the door."
    )


def test_not_every_text_is_a_link():
    """A short link hides where it leads, so we have to look."""
    office = Office()

    seen = office.hand_in(
        "https://wedding.example/photos?day=1",
        f"HTTP://Example.org/?from=https://{HOME}/7",
        f"http://not-{HOME}/",
        "https://a.example/" + "a" * 2_030,
    )

    assert seen == dict.fromkeys(seen, "shortened"), (
        "These are URLs of http or https, as they should be, and none of them leads to us: our name"
        " in another host's path, or as part of its name, is nothing to us. The last has 2,048"
        " characters, and no more. Each should be shortened."
    )

    seen = office.hand_in(
        "javascript://a.example/%0aalert(1)",
        "https://a.example/my wedding",
        "https://:443/",
        "http://[wedding/",
        "https://a.example/\r\nSet-Cookie: you=me",
        f"HTTPS://you@{HOME.upper()}:443/7",
        "https://a.example/" + "a" * 2_031,
    )

    assert seen == dict.fromkeys(seen, "refused"), (
        "Whoever follows a short link cannot see where it leads. One that runs a script, names no"
        " host, has a space or smuggles a line into our answer, leads back to us or has more than"
        " 2,048 characters should be refused by RefusedError, in words, and nothing be stored."
    )


def test_two_at_one_instant_get_two_codes():
    """Only the store sees everybody, so only the store can promise."""
    assert alone() == "wedding", (
        "Ann was alone, and her guest, who comes to another server, should see the wedding. Each"
        " thread has a connection of its own, so connect() is to be asked each time; and only what"
        " is in the store, and kept there by COMMIT if BEGIN began it, is seen by others."
    )

    seen = two_at_one_instant()

    assert seen == {"Ann": "wedding", "Ben": "letter"}, (
        "Ann and Ben came at the same instant, to two servers that share nothing but the store."
        " Each should have been given a code, and the guests of each should see what was theirs."
        " Between looking into the store and writing to it there is always room for somebody else;"
        " only the store itself can say, while it writes, that a code is taken."
    )


def test_two_who_shorten_one_link_own_two_codes():
    """One will want it gone when the other has printed it."""
    office = Office()

    anns = office.shorten("Ann", "wedding")
    bens = office.shorten("Ben", "wedding")
    office.follow(anns)
    office.another().end("Ann", anns)

    assert office.follow(anns) != "wedding", (
        "Ann has ended her link, at another server of the same office, and it still leads to the"
        " wedding. She meant now, and everywhere."
    )
    assert office.follow(bens) == "wedding", (
        "Ann has ended the link that was hers, and Ben's guests, who come from his posters, do not"
        " see the wedding. Both shorten one page, for reasons of their own: each should have a"
        " code of their own, with its own life and its own count of clicks."
    )
    assert office.end("Ann", "wedidng") == "unknown", (
        "Nobody was ever given the code that Ann mistyped. If she is not told, by"
        " UnknownCodeError, she will believe that her link has ended."
    )


def test_two_codes_tell_nothing_of_the_third():
    """A code that can be counted is a public list of private links.

    That was a shortener that works. From here on somebody means harm.
    """
    opened = mallory_walks(Office())

    assert opened == {"around hers": 0, "by her step": 0}, (
        "From two codes of her own, and with 60 tries, Mallory found what was not hers:"
        f" {max(opened.values())} of the strangers' photos of weddings and letters from clinics."
        " Codes are the only lock that most of these pages have. Whoever knows some of them should"
        " know nothing of the others, neither by counting nor by taking the same step again."
    )

    again = two_dice_in_one_state()

    assert again == [], (
        "Two servers drew the same codes. A die that shows the same again when it starts in the"
        " same state is no secret: whoever learns that state, from the codes that it showed, has"
        " all that follow. Codes should be drawn by what has no state to be learned."
    )


def test_a_blind_guess_almost_never_hits():
    """Length is bought for the guesses that must miss."""
    seen = lengths(38, 39, 2_000, MANY)

    hits = {links: opened_by_blind_guesses(links, length) for links, length in seen.items()}
    assert max(hits.values()) <= 10, (
        f"With all the links there that were expected, up to {max(hits.values())} of 1,000 blind"
        " guesses open somebody's link; 10 are what we allow. That there is a code for every link"
        " is not enough: almost all codes have to lead nowhere."
    )
    assert seen == {38: 2, 39: 3, 2_000: 3, MANY: 7}, (
        "Where fewer characters would let at most one blind guess in 100 hit, the rest are typed"
        " for nothing. How long codes are should follow from how many links are expected."
    )


def test_every_character_is_as_likely_as_any_other():
    """A biased code is a short code in a long coat."""
    (in_all, at_one_place), seen = throw(5_000)

    assert (in_all < 18, at_one_place < 21) == (True, True), (
        f"The ten characters that came most often were {in_all:g} % of all, and {at_one_place:g} %"
        " at one place. Ten of 62 have 16.1 % as their fair share; when they are picked afterwards,"
        " some 17 of all, and 19 or 20 at the worst place. Whoever knows which ones are likely"
        " tries these first, and the rest of the length is for show."
    )
    assert seen == {"shortest": 7, "characters": 62}, (
        "Of so many codes each should have seven characters, and each place show all 62. Whoever"
        " knows what never comes need not try it; and of shorter codes there are so few that each"
        " is easily found."
    )


def test_a_code_already_taken_is_drawn_again():
    """Rare is not never: at 2.2 million codes of seven characters the odds are even."""
    office = Office()
    office.load_the_die("aaaaaaa", "aaaaaaa", "aaaaaaa", "bbbbbbb")

    anns = office.shorten("Ann", "wedding")
    bens = office.shorten("Ben", "letter")
    cems = office.shorten("Cem", "recipe")

    assert [anns, bens] == ["aaaaaaa", "bbbbbbb"], (
        "The die showed aaaaaaa three times, and then bbbbbbb: the first should have been Ann's,"
        " and as it was taken then, the other Ben's. However long codes are, some day one is drawn"
        " that is taken: then another has to be drawn."
    )
    assert [office.follow(anns), office.follow(bens)] == ["wedding", "letter"], (
        "Ann and Ben have had their codes for a while. Whatever is drawn afterwards, their guests"
        " should see what was theirs."
    )
    assert cems == "no code left", (
        "Draw after draw was taken, and will be for ever: the die is broken, or the codes are used"
        " up. Cem should be told, by NoCodeError, and be given none."
    )

    seen = two_at_one_instant(loaded=True)

    assert seen == {"Ann": "wedding", "Ben": "letter"}, (
        "At two servers the dice showed aaaaaaa at the same instant, and then different codes. Each"
        " should have been given a code of their own, and their guests see what was theirs. Between"
        " looking and writing there is room for somebody else; the store decides while it writes."
    )


def test_a_chosen_name_comes_out_of_the_same_drawer():
    """One door, one list of keys."""
    office = Office(links=39)
    office.load_the_die("abc", "api", "x7z")

    chosen = [
        office.shorten("Ann", "wedding", name="wedding"),
        office.shorten("Ben", "wedding", name="wedding"),
        office.shorten("Cem", "recipe", name="Wedding"),
        office.shorten("Dan", "diary", name="abc"),
        office.shorten("Eve", "elopement"),
    ]
    seen = [office.follow(code) for code in ("wedding", "Wedding", "abc", "aBC", "abc/")]

    assert chosen == ["wedding", "taken", "Wedding", "abc", "x7z"], (
        "A name can be chosen once, whatever for: Ben should be told that it is taken, by"
        " NameTakenError; Wedding is another name, as capitals count in all codes. And a drawn code"
        " is never one that somebody chose, nor one of RESERVED: api leads to our own page."
    )
    assert seen == ["wedding", "recipe", "diary", "unknown", "unknown"], (
        "Ann, Cem and Dan chose their names first: whoever came later, by choice or by draw, may"
        " not have taken them over. And aBC and abc/ are names that nobody chose."
    )

    good = ["a" * 16, "API"]
    names = office.ask_for_names(
        "Mallory", *good, "admin", "a" * 17, "", "a/b", "w\u00e9dding", "my_day", "day\n"
    )

    assert names == {name: name if name in good else "refused" for name in names}, (
        "A name is 1 to 16 characters of ALPHABET, as every code is, and not one of RESERVED, where"
        " our own pages are. The first two are such names. The others are not, and should be"
        " refused by RefusedError, in words, with nothing stored."
    )

    links = office.hand_in("javascript://a.example/%0aalert(1)", name="photos")

    assert links == dict.fromkeys(links, "refused"), (
        "A link that should be refused is none the better for its name: whoever follows it cannot"
        " see where it leads, whether its code was drawn or chosen."
    )

    met = two_at_one_instant(name="party")

    first = {"Ben": "letter"} if met["Ann"] == "taken" else {"Ann": "wedding"}
    assert met == {"Ann": "taken", "Ben": "taken"} | first, (
        "Ann and Ben asked for one name at the same instant, at two servers. One of them should"
        " have been given it, and the other told, by NameTakenError, that it is taken. Who was"
        " first the store alone can say, while it writes."
    )


def test_a_link_ends_when_it_was_told_to():
    """To end at ten is a promise, and ten o'clock has a place."""
    lima = timezone(timedelta(hours=-5))
    with held_calendar("2011-06-01 11:00:00") as calendar:
        office = Office(calendar=calendar)
        office.wait_until("2011-06-01 12:00:00")
        half = datetime(2011, 6, 1, 12, 10, 0, 500_000, tzinfo=UTC)
        anns = office.shorten("Ann", "wedding")
        bens = office.shorten("Ben", "letter", ends=half)
        cems = office.shorten("Cem", "recipe", ends=datetime(2011, 6, 1, 22, 0, tzinfo=lima))
        dans = office.shorten("Dan", "diary", ends=datetime(2011, 6, 1, 22, 0))  # noqa: DTZ001
        seen = [
            office.follow(bens, at="2011-06-01 12:10:00"),
            office.follow(bens, at="2011-06-01 12:10:00.5"),
            office.follow(cems, at="2011-06-02 02:59:59"),
            office.follow(cems, at="2011-06-02 03:00:00"),
            office.follow(anns, at="2013-05-31 11:59:59"),
            office.follow(anns, at="2013-05-31 12:00:00"),
        ]

    over = ["over" if page in ("ended", "unknown") else page for page in seen]
    assert over == ["letter", "over", "recipe", "over", "wedding", "over"], (
        "A link leads to its page up to the instant of its end, and from then on nowhere. Ben's"
        " ends ten minutes and half a second after noon; Cem's at ten in the evening in Lima, which"
        " is 03:00 the next day in UTC; and Ann's, who came at noon and said nothing, after 730"
        " days."
    )
    assert dans == "refused", (
        "Ten in the evening is another instant in Lima than in Oslo, and Dan did not say where."
        " Guessing will be wrong for somebody: he should be asked, by RefusedError."
    )


def test_an_ended_code_is_never_given_to_a_stranger():
    """The poster is still on the wall."""
    with held_calendar("2011-06-01 12:00:00") as calendar:
        office = Office(calendar=calendar)
        office.load_the_die("aaaaaaa", "bbbbbbb", "aaaaaaa", "bbbbbbb", "ccccccc")
        party = office.shorten("Ann", "party")
        flat = office.shorten("Ben", "flat", ends=datetime(2011, 6, 1, 12, 10, tzinfo=UTC))
        told = [office.end("Ann", party), office.end("Ann", party)]
        answers = [
            office.follow(flat, at="2011-06-01 12:10:00"),
            office.follow("aaaaaab"),
            office.follow(party),
            office.follow(party, at="2021-06-01 12:00:00"),
        ]
        server = office.another()
        later = [server.shorten("Cem", "casino"), server.shorten("Dan", "casino", name=party)]

    assert later == ["ccccccc", "taken"], (
        "Ann's and Ben's links ended ten years ago, and a poster may still hang. Whoever is given"
        " one of these codes, by draw or by choice, is given the guests too, and they a page that"
        " nobody invited them to. There are codes enough: one that was given once is never free."
    )
    assert answers == ["ended", "unknown", "ended", "ended"], (
        "A guest with an old poster should be told, by EndedError, that there was something and it"
        " is over; whoever mistypes a code, by UnknownCodeError, to look again."
    )
    assert told == ["done", "done"], (
        "Ann ended her link, and ended it again to be sure. It is over either way: that nobody was"
        " ever given her code, UnknownCodeError, is not true."
    )

    seen = steps(Office(), 10, 60)

    dear = [act for act, (few, many) in seen.items() if many > 2 * few + 5]
    assert dear == [], (
        "What has ended stays, so the list of codes grows for ever. With six times as many links,"
        " following one and giving one should cost hardly more, O(log links): a store that reads"
        " its whole list for each guest serves fewer guests every day."
    )


def test_two_offices_never_give_one_code_not_even_after_a_crash():
    """A gap costs a number; a duplicate costs somebody's secret."""
    both, lost, fewest = two_offices()

    assert lost == [], (
        "The power failed in Oslo and came back. The codes that had been given are printed by now,"
        " and should lead where they led; and whoever comes afterwards should be given a new one."
        " Only what is in the store survives, and a die that begins anew shows the same again."
    )
    assert both == [], (
        f"The cable between Oslo and Lima is cut, and {len(both)} codes came up in both. No store"
        " sees both offices, so none can say no: when the cable is mended, two owners hold one"
        " code. Where nobody can be asked, it has to be settled beforehand who may give what."
    )
    assert fewest > 15, (
        f"A place of Lima's codes has no more than {fewest} of 62 characters. Whoever knows which"
        " office gave a link has that much less to guess: let the offices share the codes out so"
        " that no place of a code shows whose it is."
    )

    sum_up(both)
