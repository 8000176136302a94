"""script/bench duplicates: which entries of an invented register are one person, by us and by Splink, in one run.

`truth` knows who is who, `scoring` says how well pairs were found, `lines` holds that against the goals. `product` is
our way by the product's commands, `ours` the engine alone over an `extract`, `splinking` is Splink; each in a process
of its own whose memory is watched by `watching`. `names` holds the keys of names against real pairs. docs/bench.md
tells how to read it.
"""
