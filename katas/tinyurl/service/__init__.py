"""TinyURL as a service that runs: the learner's file behind HTTP.

settings  what can be set, and by which name
door      the door's process, and what readers may ask
desk      one reader's request: sent by the learner's Door, judged, counted and told
fleet     the servers' processes: started, asked, killed, stopped
acts      what each button of the page does; moves: those that take their time
view      what the page is shown; stream: events for it
ledger    what was promised to people, so that a lie is seen
told      what happened, and why, in a sentence
server    one server's process: the learner's Server
adapters  the stores and counts that it is given, which note what they were asked
stores    partitions with late copies and the counts, in SQLite files
messages  how a server tells the others something
safe      which requests and addresses are refused
web       HTTP with limits; wire: asking another process by it
loading   which file is run, and what is said of one that fails

A request comes to web, goes through door and desk to the learner's Door, by fleet and wire to a
server, there through web to the learner's Server, and by adapters to the stores. On its way back a
header brings what was seen.

All of these need the standard library alone. Five more are loaded where a setting asks for them:

postgres  partitions and counts in PostgreSQL
pubsub    messages by Valkey
nginx     nginx before the servers
engines   the three from their wheels, as the door sees them
keeper    the process that starts and ends them

Each process is small and can be killed at any time: what was acknowledged is in the stores.
"""
