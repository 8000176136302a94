"""script/bench duplicates: which entries of an invented register are one person, by us and by Splink, in one run.

`truth` knows who is who, `scoring` says how well pairs were found, `splinking` and `ours` find them, each in a process
of its own whose memory is watched by `watching`; `names` holds the keys of names against real pairs; `goals` are those
of docs/matching.md. docs/bench.md tells how to read it.
"""
