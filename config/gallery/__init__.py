"""Every component of the interface on one page, in each of its states, for people who work on it."""
