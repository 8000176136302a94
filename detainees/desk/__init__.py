"""The duplicates desk: pairs that may be one person, side by side, and what supervisors decide of them."""
