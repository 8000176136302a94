"""Tallies: what is counted, as of any moment, out of the ledger of verified facts (docs/tallies.md).

A question (`question`) is counted (`counting`) into a tally. `periods`, `comparison`, `records` and `waiting` say what
is behind its figures; `printing` and `files` say it outside the screen.
"""
