"""Finds which entries of a register may be one person, over all of it (`engine`) and for one pair (`pair`).

Nothing here knows Django's models or the database; `words` alone speaks to people. docs/matching.md explains the idea.
"""
