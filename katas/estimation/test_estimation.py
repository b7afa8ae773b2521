"""A planning meeting, and somebody asks "how much?": fifteen lessons, in order.

The answers that these lessons meet are yours, in estimation.py. How an answer is held to a ruler
is in estimation_world.py.

The brief is TinyURL: 500 million new links a month, each opened 100 times, 500 bytes a link, kept
for five years in three copies on disks at most 70 % full; the busiest second 3 times the average,
5 ms a redirect, servers that hold 32 at once and work 99.9 % of the time.
"""

from dojo.design import whose
from dojo.story import scene, tell
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
    Question,
    bill,
    codes_a_link,
    failures,
    hits,
    hours_down,
    left_after_a_death,
    line_for,
    pieces,
)

CORE = 7

AFTER_CORE = """\
Those were amounts: traffic, disks, lines and memory. Interviews ask for them first. From here on
it is about codes that nobody guesses, about requests in progress, and about what may fail.

  say it aloud   two minutes: from 500 million links a month to the disks and lines, with each unit
"""

AFTERWARDS = """\
On the way it met a lost month, a byte for a bit, a full disk and a server that died.
Which of these numbers would you measure first?

  say it aloud   the eight lines, in two minutes, each with its "because"
"""

BY_HAND = """\
links = Question(per_second, "new links a second", pieces("database", size=1_000))
links.ask("TinyURL", comes_to=192.9, per_month=500_000_000)
print(bill())
"""


def test_a_month_is_two_and_a_half_million_seconds():
    """Plans are made by the month, machines are bought by the second.

    Trouble: unit error
    Cure: queries per second, back-of-the-envelope estimate
    """
    links = Question(
        per_second,
        "new links a second",
        pieces("database", " of 1,000 writes a second", 1_000),
        low=0.83,  # 100,000 seconds a day are a usual rounding, and so are months of 31 days
    )

    links.ask(
        "TinyURL: 500 million links a month",
        comes_to=192.9,
        slips={
            5_787: "a day taken for a month",
            4_630: "an hour taken for a day",
            11_574: "a minute taken for a second",
            15.85: "a year taken for a month",
            578.7: "a day of eight hours",
        },
        per_month=500_000_000,
    )
    links.ask(
        "a team's own shortener: a few thousand links a month",
        comes_to=0.003086,
        slips={0: "rounding it away"},
        per_month=8_000,
    )
    links.ask(
        "a service that grows",
        comes_to=1.7361,
        slips={2: "rounding to whole links", 1: "rounding down to whole links"},
        per_month=4_500_000,
    )

    assert links.verdict == "right", (
        f"{links.said} Between a plan's month and a machine's second lie 30 days of 86,400 seconds."
        " Say the unit of each number aloud: a number without its unit says nothing."
    )


def test_one_write_is_followed_by_a_hundred_reads():
    """The ratio says which path to build for.

    Trouble: read-heavy workload
    Cure: read-write ratio
    """
    redirects = Question(
        reads_per_second, "redirects a second", pieces("server", " of 6,400 a second", 6_400)
    )

    redirects.ask(
        "TinyURL: each link is opened 100 times",
        comes_to=19_290,
        slips={192.9: "counting the writes alone", 1.929: "the ratio turned over"},
        writes_per_second=192.9,
        reads_per_write=100,
    )
    redirects.ask(
        "a chat: each message is read by one or two",
        comes_to=289.35,
        slips={
            482.25: "counting the writes as well",
            192.9: "a ratio rounded down",
            385.8: "a ratio rounded up",
        },
        writes_per_second=192.9,
        reads_per_write=1.5,
    )
    redirects.ask(
        "a small log: one line of fifty is ever read",
        comes_to=0.008,
        slips={0: "rounding down", 0.4: "a ratio of 1 at least"},
        writes_per_second=0.4,
        reads_per_write=0.02,
    )

    assert redirects.verdict == "right", (
        f"{redirects.said} A link is made once and opened again and again. The ratio says how many"
        " reads follow one write, also where that is no whole number."
    )


def test_the_busiest_second_sets_the_bill():
    """Averages are for invoices, peaks are for outages.

    Trouble: peak load, under-provisioning
    Cure: peak-to-average ratio, capacity planning
    """
    redirects = Question(
        peak_per_second, "redirects at the peak", pieces("server", " of 6,400 a second", 6_400)
    )

    redirects.ask(
        "TinyURL: three times as many in the evening",
        comes_to=57_870,
        slips={
            19_290: "taking the average",
            6_430: "the ratio turned over",
            77_160: "three times on top of the average",
        },
        average_per_second=19_290,
        peak_to_average=3,
    )
    redirects.ask(
        "a service with a quieter evening",
        comes_to=48_225,
        slips={38_580: "a ratio rounded down", 57_870: "a ratio rounded up"},
        average_per_second=19_290,
        peak_to_average=2.5,
    )
    redirects.ask(
        "a few sensors, which report evenly",
        comes_to=0.042,
        slips={
            0: "rounding it away",
            0.084: "twice the average at least",
            0.126: "three, whatever is given",
        },
        average_per_second=0.042,
        peak_to_average=1,
    )

    assert redirects.verdict == "right", (
        f"{redirects.said} Users do not come evenly, and somebody has measured how unevenly. You"
        " have to buy for the busiest second, not for the average one."
    )


def test_five_years_of_links_add_up():
    """A trickle is a lake, if nobody drains it for five years.

    Trouble: storage growth, disk full
    Cure: retention, capacity planning
    """
    store = Question(
        kept_terabytes,
        "TB in one copy",
        pieces("disk", " of 2 TB", 2),
        low=0.94,  # a year of thirty million seconds is a usual rounding
        high=1.06,
    )

    store.ask(
        "TinyURL: five years",
        comes_to=15,
        slips={
            3: "keeping one year",
            0.25: "keeping one month",
            7.5: "the mean of the first day and the last",
            456.25: "a day taken for a month",
            13.64: "a TB of 1,024^4 bytes",
            17.6: "mixing days of 86,400 seconds and of 100,000",
        },
        items_per_month=500_000_000,
        bytes_each=500,
        years=5,
    )
    store.ask(
        "larger links, for two and a half years",
        comes_to=19.05,
        slips={15.24: "leaving out half a year", 22.86: "half a year taken for a whole one"},
        items_per_month=500_000_000,
        bytes_each=1_270,
        years=2.5,
    )
    store.ask(
        "a trial of three months",
        comes_to=0.00405,
        slips={
            0: "rounding it away",
            0.0162: "a year at least",
        },
        items_per_month=1_500_000,
        bytes_each=900,
        years=0.25,
    )

    assert store.verdict == "right", (
        f"{store.said} Links of the first month are still there in the last, so all months of all"
        " years add up. And a TB on a disk's label is 10^12 bytes."
    )


def test_three_copies_on_disks_that_are_never_full():
    """Free room is a share of the disks that you buy, not of the data that you keep.

    Trouble: disk full, data loss
    Cure: replication factor, headroom
    """
    disks = Question(
        disk_terabytes, "TB of disk", pieces("disk", " of 2 TB", 2), low=0.98, high=1.02
    )

    disks.ask(
        "TinyURL: three copies, disks at most 70 % full",
        comes_to=64.286,
        slips={
            58.5: "adding the share that stays free",
            21.429: "buying for one copy",
            45: "filling disks to the brim",
            85.714: "a copy more, beside the three",
            31.5: "multiplying by the share",
        },
        terabytes=15,
        copies=3,
        fullest=0.7,
    )
    disks.ask(
        "two copies, disks at most 80 % full",
        comes_to=37.5,
        slips={42.857: "70 %, whatever is given", 56.25: "three copies, whatever is given"},
        terabytes=15,
        copies=2,
        fullest=0.8,
    )
    disks.ask(
        "a small test system: one copy, disks half full",
        comes_to=0.0084,
        slips={0: "rounding it away", 0.0168: "two copies at least"},
        terabytes=0.0042,
        copies=1,
        fullest=0.5,
    )

    assert disks.verdict == "right", (
        f"{disks.said} All copies together may fill only the given share of the disks (here"
        f" {disks.given['fullest']}). How much disk do you buy, if that share has to suffice?"
    )


def test_networks_count_bits():
    """A byte on the disk is eight bits on the wire.

    Trouble: unit error, network saturation
    Cure: bandwidth, bits per second
    """
    network = Question(
        megabits_per_second,
        "Mbit/s",
        pieces("line", " of 100 Mbit/s", 100, "rents"),
        low=0.98,
        high=1.02,
    )

    network.ask(
        "TinyURL at the peak",
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
    network.ask("shorter ones", comes_to=129.63, per_second=57_870, bytes_each=280)
    network.ask(
        "a team's own shortener",
        comes_to=0.0076,
        slips={0: "rounding it away"},
        per_second=2,
        bytes_each=475,
    )

    assert network.verdict == "right", (
        f"{network.said} Disks are sold in bytes (B), lines in bits (b) a second. A byte has eight"
        " bits, and a megabit is a million of them."
    )


def test_the_hottest_fifth_of_a_day_is_the_most_a_cache_can_need():
    """The sum counts reads, not links, so the truth lies below it.

    Trouble: over-provisioning, skew
    Cure: 80/20 rule, working set
    """
    cache = Question(
        cache_gigabytes,
        "GB of memory",
        pieces("machine", " of 64 GB", 64),
        high=1.17,  # 100,000 seconds a day are a usual rounding
    )

    cache.ask(
        "TinyURL: a fifth of a day's reads",
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
        "smaller items, and a tenth",
        comes_to=50,
        slips={100: "a fifth, whatever is given"},
        reads_per_second=19_290,
        bytes_each=300,
        hottest_share=0.1,
    )
    cache.ask(
        "a small service, and all of its reads",
        comes_to=0.018144,
        slips={0: "rounding it away", 0.0036288: "a fifth, whatever is given"},
        reads_per_second=0.7,
        bytes_each=300,
        hottest_share=1,
    )

    assert cache.verdict == "right", (
        f"{cache.said} Take the given share of a day's reads, as if each were for another item: the"
        " bytes of those are the bound. Many reads are for the same few items, so a cache needs"
        " less."
    )


def test_a_code_needs_room_for_the_guesses_that_must_miss():
    """Codes are used up when guessing pays, not when the last one is gone.

    Trouble: enumeration, collision
    Cure: keyspace, headroom
    """
    codes = Question(
        code_length, "codes for each in use", hits, measure=codes_a_link, is_whole=True
    )

    codes.ask(
        "TinyURL: at most 1 code of 100 is in use",
        comes_to=117.39,
        slips={1.8933: "the first length that suffices", 7_278: "one character to be safe"},
        codes=30_000_000_000,
        alphabet=62,
        fullest=0.01,
    )
    codes.ask(
        "32 characters, of which no two look alike",
        comes_to=1_172.8,
        slips={36.65: "the first length that suffices", 37_530: "one character to be safe"},
        codes=30_000_000_000,
        alphabet=32,
        fullest=0.02,
    )
    codes.ask(
        "codes for the doors of a house, in digits",
        comes_to=2_500,
        slips={2.5: "the first length that suffices", 25_000: "one character to be safe"},
        codes=40,
        alphabet=10,
        fullest=0.001,
    )

    assert codes.verdict == "right", (
        f"{codes.said} A stranger who types any characters should find nothing: of all possible"
        " codes, at most the given share may be in use. And every user types each extra"
        " character, for ever."
    )


def test_codes_that_just_fit_need_no_longer_ones():
    """One code too few is an outage, one character too many is typed for ever.

    Trouble: off-by-one error, floating-point error
    Cure: integer arithmetic, boundary value analysis
    """
    codes = Question(
        code_length, "codes for each in use", hits, measure=codes_a_link, is_whole=True
    )

    codes.ask(
        "half of all codes may be in use, and exactly half are",
        comes_to=2,
        slips={128: "a character more where all just fit"},
        codes=64**7 // 2,
        alphabet=64,
        fullest=0.5,
    )
    codes.ask(
        "one more than half",
        comes_to=128,
        slips={2: "a length that leaves one without a code"},
        codes=64**7 // 2 + 1,
        alphabet=64,
        fullest=0.5,
    )
    codes.ask(
        "the first link of all",
        comes_to=62,
        slips={1: "a code without a character"},
        codes=1,
        alphabet=62,
        fullest=1,
    )

    assert codes.verdict == "right", (
        f"{codes.said} If the codes just fit, the length is enough. One code more needs a"
        " character more. In whole numbers, that can be counted exactly."
    )


def test_the_number_inside_is_rate_times_stay():
    """One law counts shoppers in a shop and requests in a server.

    Trouble: thread pool exhaustion, unit error
    Cure: Little's law, concurrency
    """
    inside = Question(in_flight, "inside at a time", pieces("server", " of 32 at once", 32))

    inside.ask(
        "TinyURL at the peak: 5 ms a redirect",
        comes_to=289.35,
        slips={
            289_350: "a millisecond taken for a second",
            57_870: "a rate taken for a number",
            11_574: "dividing instead of multiplying",
        },
        per_second=57_870,
        milliseconds_each=5,
    )
    inside.ask(
        "the same peak, and a database that takes two and a half seconds",
        comes_to=144_675,
        slips={115_740: "rounding down to whole seconds", 173_610: "rounding up to whole seconds"},
        per_second=57_870,
        milliseconds_each=2_500,
    )
    inside.ask(
        "a team's own shortener",
        comes_to=0.021,
        slips={0: "rounding it away", 1: "one at least"},
        per_second=3,
        milliseconds_each=7,
    )

    assert inside.verdict == "right", (
        f"{inside.said} If ten come each second and each stays for two seconds, twenty are inside:"
        " the rate times the stay, both in seconds."
    )


def test_a_fleet_holds_everybody_at_the_peak():
    """Rounding down turns users away.

    Trouble: under-provisioning, rounding
    Cure: capacity planning, peak load
    """
    fleet = Question(servers, "servers", pieces("server"), low=1, high=1, more=1, is_whole=True)

    fleet.ask(
        "TinyURL: nine servers and a bit",
        comes_to=10,
        slips={9: "rounding down"},
        in_flight=289.35,
        at_once_each=32,
    )
    fleet.ask(
        "one server and a bit",
        comes_to=2,
        slips={1: "rounding down"},
        in_flight=289.35,
        at_once_each=289,
    )
    fleet.ask(
        "a bit of one server",
        comes_to=1,
        slips={0: "rounding down"},
        in_flight=0.3,
        at_once_each=32,
    )

    assert fleet.verdict == "right", (
        f"{fleet.said} Nobody sells a part of a server, and the requests of that part need a place,"
        " too. One server to spare is fine here, and two are not."
    )


def test_one_server_more_than_the_sum_asks_for():
    """The day a server dies is a busy day.

    Trouble: single point of failure, cascading failure
    Cure: N+1 redundancy, headroom
    """
    fleet = Question(servers, "servers", left_after_a_death, low=1, high=1, is_whole=True)

    fleet.ask(
        "TinyURL: nine servers and a bit are busy",
        comes_to=11,
        slips={10: "a sum with nothing to spare"},
        in_flight=289.35,
        at_once_each=32,
    )
    fleet.ask(
        "180 servers are just full",
        comes_to=181,
        slips={180: "a sum with nothing to spare", 182: "rounding up what was whole"},
        in_flight=5_760,
        at_once_each=32,
    )
    fleet.ask(
        "one server is enough for all",
        comes_to=2,
        slips={1: "a sum with nothing to spare"},
        in_flight=0.3,
        at_once_each=32,
    )

    assert fleet.verdict == "right", (
        f"{fleet.said} One of the servers will die while all of them are needed. The others should"
        " just hold everybody."
    )


def test_a_chain_is_weaker_than_its_weakest_link():
    """Every part that a request needs adds its own bad hours.

    Trouble: hard dependency, single point of failure
    Cure: series and parallel, nines
    """
    chain = Question(
        availability_in_a_row,
        "hours down a year",
        failures(1_000),
        measure=hours_down,
        low=0.98,
        high=1.02,
    )

    chain.ask(
        "five good parts",
        comes_to=43.71,
        slips={8.76: "the weakest link alone"},
        parts=(0.999,) * 5,
    )
    chain.ask(
        "three bad ones",
        comes_to=5_606,
        slips={
            4_380: "the weakest link alone",
            7_008: "adding up what each part lacks",
            2_336: "the mean of the parts",
            5_306: "the mean of the parts for each of them",
        },
        parts=(0.9, 0.8, 0.5),
    )
    chain.ask(
        "a single part, and a very good one",
        comes_to=0.0876,
        slips={0: "rounding it away"},
        parts=(0.99999,),
    )

    assert chain.verdict == "right", (
        f"{chain.said} A request needs every part. The first part works in some share of the"
        " cases, and the second in some share of those."
    )


def test_two_that_fail_apart_rarely_fail_together():
    """Independence is the whole trick: two servers on one plug are one.

    Trouble: single point of failure, correlated failure
    Cure: redundancy, series and parallel, fault domain
    """
    pair = Question(
        availability_side_by_side, "hours down a year", failures(1_000_000), measure=hours_down
    )

    pair.ask(
        "a pair",
        comes_to=0.00876,
        slips={
            8.76: "the better one alone",
            17.51: "two of which both must work",
            4.38: "halving the bad hours",
        },
        parts=(0.999, 0.999),
    )
    pair.ask(
        "three that differ",
        comes_to=87.6,
        slips={876: "the better one alone", 175.2: "the first two alone"},
        parts=(0.9, 0.8, 0.5),
    )
    pair.ask(
        "one alone, and a very good one",
        comes_to=0.000876,
        slips={0: "rounding it away"},
        parts=(0.9999999,),
    )

    assert pair.verdict == "right", (
        f"{pair.said} The service is down only while all parts are: the second has to fail in the"
        " very hours in which the first has."
    )


def test_margins_at_every_step_multiply():
    """Every step adds ten percent, and nobody has decided on sixty.

    Trouble: over-provisioning, propagation of uncertainty
    Cure: headroom, significant figures
    """
    line = Question(
        line_for,
        "Mbit/s in the end",
        pieces("line", " of 100 Mbit/s", 100, "rents"),
        low=0.8,  # days of 100,000 seconds once more, and a little rounding
        high=1.12,
    )

    line.ask(
        "TinyURL: from links a month to the line at the peak",
        comes_to=231.5,
        slips={291.6: "a margin of 8 % at three steps", 268: "a margin of 5 % at three steps"},
        per_month=500_000_000,
        reads_per_write=100,
        peak=3,
        bytes_each=500,
    )
    line.ask(
        "a service for pictures",
        comes_to=7.407,
        slips={9.33: "a margin of 8 % at three steps", 8.575: "a margin of 5 % at three steps"},
        per_month=12_000_000,
        reads_per_write=2.5,
        peak=4,
        bytes_each=20_000,
    )

    assert line.verdict == "right", (
        f"{line.said} Each step alone may be near enough, and the errors multiply. Round once, at"
        " the end, and add a margin once, where everybody sees it."
    )
    with scene(f"TinyURL, to be read aloud ({whose('estimation')})"):
        tell(whole := bill(), called=availability_side_by_side, of=whole)
