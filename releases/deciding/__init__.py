"""A supervisor's day: the queue and the way through it, who is at a record, notes to authors, verdicts on many."""
