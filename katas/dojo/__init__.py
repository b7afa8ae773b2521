"""The machinery behind the katas. A learner need never open it; whoever does can read it all.

plugin          what pytest is told: options, the order of lessons, which of them wait
design          which file stands for a kata: the learner's, the reference, any other
story           what happened in a lesson, line by line
report          a failure, as its reader needs it
screen          the ladder of lessons, the map of katas, the last screen, the slow telling
limit           a lesson that never ends is ended

instruments, for the small worlds that lessons play in:
people          errands that run at the same time
interleavings   a race, found by trying every place where a thread can be stopped
work            what a call costs, counted
"""
