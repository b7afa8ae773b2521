"""A planning meeting, and somebody asks "how much?": twelve lessons, in order.

The answers that these lessons meet are yours, in estimation.py. How an answer is held to a ruler
is in estimation_world.py.

The brief is TinyURL: 500 million new links a month, each opened 100 times, 500 bytes a link, kept
for five years in three copies on disks at most 70 % full; the busiest second 3 times the average,
5 ms a redirect, servers that hold 32 at once and work 99.9 % of the time.
"""

from dojo.story import tell
from estimation import (
    availability_in_a_row,
    availability_side_by_side,
    cache_gigabytes,
    code_length,
    disk_terabytes,
    in_flight,
    kept_terabytes,
    megabits_per_second,
    peak_per_second,
    per_second,
    reads_per_second,
    servers,
)
from estimation_world import (
    AT_ONCE,
    DISK_TB,
    LINE_MBITS,
    MEMORY_GB,
    READS_A_SERVER,
    WRITES_A_DATABASE,
    Question,
    bill,
    codes_a_link,
    hours_down,
    pieces,
)

AFTERWARDS = """\
On the way it met a lost month, a byte for a bit, a full disk and a server that died.
Which of these numbers would you measure first?

  say it aloud   the eight lines, in two minutes, each with its "because"
"""


def test_a_month_is_two_and_a_half_million_seconds():
    """Plans are made by the month, machines are bought by the second."""
    links = Question(
        per_second,
        "new links a second",
        "buys databases of 1,000 writes a second",
        pieces(WRITES_A_DATABASE),
        low=0.83,  # 100,000 seconds a day are a usual rounding, and so are months of 31 days
    )

    links.ask(
        comes_to=192.9,
        slips={
            5_787: "a day taken for a month",
            4_630: "an hour taken for a day",
            11_574: "a minute taken for a second",
            15.85: "a year taken for a month",
        },
        per_month=500_000_000,
    )
    links.ask(comes_to=0.3858, slips={0: "rounding it away"}, per_month=1_000_000)

    assert links.verdict == "right", (
        f"{links.said} Between a plan's month and a machine's second lie 30 days of 86,400 seconds:"
        " a number says nothing until its unit has been said aloud."
    )


def test_one_write_is_followed_by_a_hundred_reads():
    """The ratio says which path to build for."""
    redirects = Question(
        reads_per_second,
        "redirects a second",
        "buys servers of 6,400 a second",
        pieces(READS_A_SERVER),
    )

    redirects.ask(
        comes_to=19_290,
        slips={192.9: "the writes alone", 1.929: "the ratio turned over"},
        writes_per_second=192.9,
        reads_per_write=100,
    )
    redirects.ask(
        comes_to=0.8,
        slips={1.2: "reads with the writes among them", 0: "rounding it away"},
        writes_per_second=0.4,
        reads_per_write=2,
    )

    assert redirects.verdict == "right", (
        f"{redirects.said} A link is made once and opened again and again: what the servers feel is"
        " the opening."
    )


def test_the_busiest_second_sets_the_bill():
    """Averages are for invoices, peaks are for outages."""
    redirects = Question(
        peak_per_second,
        "redirects at the peak",
        "buys servers of 6,400 a second",
        pieces(READS_A_SERVER),
    )

    redirects.ask(
        comes_to=57_870,
        slips={
            19_290: "the average",
            6_430: "the ratio turned over",
            77_160: "three times on top of the average",
        },
        average_per_second=19_290,
        peak_to_average=3,
    )
    redirects.ask(
        comes_to=11_575,
        slips={9_260: "a ratio rounded to 2"},
        average_per_second=4_630,
        peak_to_average=2.5,
    )

    assert redirects.verdict == "right", (
        f"{redirects.said} Nobody sees the average: people come in the evening, and all at once."
        " What was bought has to carry the busiest second."
    )


def test_what_is_kept_adds_up():
    """A trickle is a lake, if nobody drains it for five years."""
    store = Question(
        kept_terabytes,
        "TB in one copy",
        "buys disks of 2 TB",
        pieces(DISK_TB),
        low=0.94,  # a year of thirty million seconds is a usual rounding
        high=1.06,
    )

    store.ask(
        comes_to=15,
        slips={
            3: "one year",
            0.25: "one month",
            456.25: "a day taken for a month",
            13.64: "a TB of 1,024^4 bytes",
            17.6: "days of 86,400 seconds and of 100,000",
        },
        items_per_month=500_000_000,
        bytes_each=500,
        years=5,
    )
    store.ask(
        comes_to=0.381,
        slips={0.3048: "leaving out half a year", 0.4572: "half a year taken for a whole one"},
        items_per_month=10_000_000,
        bytes_each=1_270,
        years=2.5,
    )

    assert store.verdict == "right", (
        f"{store.said} What came in the first month is still there in the last, so all months of"
        " all years add up; and a TB on a disk's label is 10^12 bytes."
    )


def test_three_copies_on_disks_that_are_never_full():
    """The room that stays free is a share of what is bought, not of what is kept."""
    disks = Question(
        disk_terabytes,
        "TB of disk",
        "buys disks of 2 TB",
        pieces(DISK_TB),
        low=0.98,
        high=1.02,
    )

    disks.ask(
        comes_to=64.286,
        slips={
            58.5: "adding the share that stays free",
            21.429: "one copy",
            45: "filling disks to the brim",
            31.5: "multiplying by the share",
        },
        terabytes=15,
        copies=3,
        fullest=0.7,
    )
    disks.ask(comes_to=90, terabytes=36, copies=2, fullest=0.8)

    assert disks.verdict == "right", (
        f"{disks.said} What is kept, all copies of it, may be only the given share of what is"
        f" bought (here {disks.given['fullest']}). So how much is bought, if that has to suffice?"
    )


def test_networks_count_bits():
    """A byte on the disk is eight on the wire."""
    network = Question(
        megabits_per_second,
        "Mbit/s",
        "rents lines of 100 Mbit/s",
        pieces(LINE_MBITS),
        low=0.98,
        high=1.02,
    )

    network.ask(
        comes_to=231.5,
        slips={
            28.935: "bytes taken for bits",
            3.617: "eight on the wrong side",
            220.75: "a megabit of 1,024^2 bits",
            289.35: "a byte of ten bits",
        },
        per_second=57_870,
        bytes_each=500,
    )
    network.ask(comes_to=725.9, per_second=324_074, bytes_each=280)
    network.ask(comes_to=0.772, slips={0: "rounding it away"}, per_second=193, bytes_each=500)

    assert network.verdict == "right", (
        f"{network.said} Who sells disks counts bytes, who sells lines counts bits. Both are"
        " written with a b, and both are meant."
    )


def test_the_hottest_fifth_of_a_day_is_the_most_a_cache_can_need():
    """It counts asks, not links, so the truth lies below."""
    cache = Question(
        cache_gigabytes,
        "GB of memory",
        "buys machines of 64 GB",
        pieces(MEMORY_GB),
        high=1.17,  # 100,000 seconds a day are a usual rounding
    )

    cache.ask(
        comes_to=166.67,
        slips={
            666.66: "the four fifths that are left",
            833.33: "the whole day",
            6.9444: "an hour taken for a day",
        },
        reads_per_second=19_290,
        bytes_each=500,
        hottest_share=0.2,
    )
    cache.ask(
        comes_to=0.864,
        slips={0: "rounding it away", 1.728: "a fifth instead of the share"},
        reads_per_second=100,
        bytes_each=1_000,
        hottest_share=0.1,
    )

    assert cache.verdict == "right", (
        f"{cache.said} The hottest share of a day's reads, were each for an item of its own, takes"
        " that share of a day's bytes. Many are for the same few items, so that is a bound from"
        " above."
    )


def test_a_code_needs_room_for_the_guesses_that_must_miss():
    """Full is not when the last code is gone, but when guessing pays."""
    codes = Question(
        code_length,
        "codes for each in use",
        "lets in, of 100 blind guesses",
        lambda codes_for_each: 100 / max(codes_for_each, 1),
        measure=codes_a_link,
        too_much="has everybody type, in characters",
    )

    codes.ask(
        comes_to=117.39,
        slips={1.8933: "the first length that suffices", 7_278: "one character to be safe"},
        codes=30_000_000_000,
        alphabet=62,
        fullest=0.01,
    )
    codes.ask(comes_to=1_073.74, codes=1_000_000, alphabet=32, fullest=0.02)
    codes.ask(
        comes_to=1,
        slips={64: "a character more where all just fit"},
        codes=64**7,
        alphabet=64,
        fullest=1,
    )
    codes.ask(
        comes_to=64,
        slips={1: "a length that leaves one without a code"},
        codes=64**7 + 1,
        alphabet=64,
        fullest=1,
    )

    assert codes.verdict == "right", (
        f"{codes.said} A stranger who types just anything should miss: of all codes that could be,"
        " at most the given share may be in use. And a character more than that takes is typed by"
        " everybody, for ever."
    )


def test_what_is_inside_is_how_fast_it_comes_times_how_long_it_stays():
    """One law counts shoppers in a shop and requests in a server.

    Those were amounts. From here on it is about what is under way, and what may fail.
    """
    inside = Question(
        in_flight,
        "inside at a time",
        "buys servers that hold 32 at once",
        pieces(AT_ONCE),
    )

    inside.ask(
        comes_to=289.35,
        slips={
            289_350: "a millisecond taken for a second",
            57_870: "a rate taken for a number",
            11_574: "dividing where one multiplies",
        },
        per_second=57_870,
        milliseconds_each=5,
    )
    inside.ask(comes_to=2_893.5, per_second=57_870, milliseconds_each=50)
    inside.ask(comes_to=0.6, slips={0: "rounding it away"}, per_second=20, milliseconds_each=30)

    assert inside.verdict == "right", (
        f"{inside.said} If ten come each second and each stays for two, twenty are inside: so many"
        " a second, times the seconds that each stays."
    )


def test_one_server_more_than_the_sum_asks_for():
    """The day a server dies is a busy day."""
    fleet = Question(
        servers,
        "servers",
        "keeps, when one has died",
        lambda bought: bought - 1,
        low=1,
        high=1,
    )

    fleet.ask(
        comes_to=11,
        slips={9: "rounding down", 10: "a sum with nothing to spare"},
        in_flight=289.35,
        at_once_each=32,
    )
    fleet.ask(
        comes_to=9,
        slips={8: "a sum with nothing to spare", 10: "rounding up what was whole"},
        in_flight=320,
        at_once_each=40,
    )
    fleet.ask(comes_to=3, in_flight=40.5, at_once_each=40)

    assert fleet.verdict == "right", (
        f"{fleet.said} Part of a server cannot be bought, and one of those that are bought will die"
        " when all are needed: the others should just hold everybody."
    )


def test_a_chain_is_weaker_than_its_weakest_link():
    """Every part that must work brings its own bad hours."""
    chain = Question(
        availability_in_a_row,
        "dark hours a year",
        "expects failures, of 1,000 requests",
        lambda hours: 1_000 * hours / (365 * 24),
        measure=hours_down,
        low=0.98,
        high=1.02,
    )

    chain.ask(comes_to=43.71, slips={8.76: "the weakest link alone"}, parts=(0.999,) * 5)
    chain.ask(
        comes_to=5_606,
        slips={
            4_380: "the weakest link alone",
            7_008: "adding up what each part lacks",
            2_336: "the parts' mean",
            5_306: "the parts' mean for each of them",
        },
        parts=(0.9, 0.8, 0.5),
    )
    chain.ask(comes_to=0.2628, slips={0: "rounding it away"}, parts=(0.99999,) * 3)

    assert chain.verdict == "right", (
        f"{chain.said} A request needs every part. It gets past the first in some share of the"
        " cases, and past the second in some share of those."
    )


def test_two_that_fail_apart_rarely_fail_together():
    """Independence is the whole trick: two servers on one plug are one."""
    pair = Question(
        availability_side_by_side,
        "dark hours a year",
        "expects failures, of a million requests",
        lambda hours: 1_000_000 * hours / (365 * 24),
        measure=hours_down,
        quiet=True,
    )

    pair.ask(
        comes_to=0.00876,
        slips={
            8.76: "the better one alone",
            17.51: "two of which both must work",
            4.38: "halving the bad hours",
        },
        parts=(0.999, 0.999),
    )
    pair.ask(comes_to=87.6, slips={876: "the better one alone"}, parts=(0.9, 0.8, 0.5))
    pair.ask(comes_to=8.76e-6, slips={0: "rounding it away"}, parts=(0.999,) * 3)

    assert pair.verdict == "right", (
        f"{pair.said} It is dark only while all of them are: the second has to fail in the very"
        " hours in which the first has."
    )
    tell(bill(), called=availability_side_by_side)
