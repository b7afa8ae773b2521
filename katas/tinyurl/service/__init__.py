"""TinyURL as a service that runs: the learner's file behind HTTP, on the standard library alone.

settings  what can be set, and by which name
door      the door's process: readers' requests, the learner's Door, what the page is told
fleet     the servers' processes: started, asked, killed, deployed; the move to a new partition
acts      what each button of the page does
stream    the page's stream of events
server    one server's process: the learner's Server
stores    partitions with late copies and the counts, in SQLite files
ledger    what was promised to people, so that a lie is seen
told      what is happening, and why, in a sentence
safe      which requests and addresses are refused
web       HTTP/1.1 with limits, for the door and the servers
loading   which file is run, and what is said of one that fails

Each process is small and can be killed at any time: what was acknowledged is in the stores.
"""
