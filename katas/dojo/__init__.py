"""The machinery behind the katas. A learner need never open it, and can read all of it.

new         all files of a new kata, written by one command
plugin      what pytest is told: options, the order of lessons, which of them wait
design      which file stands for a kata: the learner's, the reference, any other
order       in which order the katas are met
story       what happened in a lesson: scenes, steps, and why each step went as it did
failure     what stopped a lesson, taken apart
report      a failure, as its reader needs it
screen      the ladder of lessons, the map of katas, the last screen
pace        the slow telling
page        a run as one HTML file: player.html, and what it plays
picture     what a world looks like, said in things
lanes       a course of events, drawn as lanes in time
limit       a lesson that never ends is ended

instruments, for the small worlds that lessons play in:
one_by_one  whether calls that meet end as if one had come after the other
clerk       a server with a queue, in simulated time
clock       simulated time, for one or for many
races       a race, found by trying every place where a thread can be stopped
people      several who act at the same time
elsewhere   the same design in another process
work        what a call costs and what it leaves in memory, counted
crowd       people at the same time, whose calls are held on their way
traffic     popularity by rank, and what known policies make of it
store       a store that several processes use, what happens when two meet in it
dice        Python's dice, all in one state
answers     what a caller is told, as a text
course      what people were seen doing at the same time, moment after moment

Each of these may import those below it in its list, and story; none of those above.
"""
