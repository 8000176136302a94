"""What the lists of the register can be sorted by."""

from casework.listing import Listing

PERSONS = Listing({"name": "sort_name", "entered": "made_at"}, default="-entered")
PAIRS = Listing({"score": "score", "found": "found_at"}, default="-score")
