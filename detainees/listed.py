"""What the lists of the register can be sorted by."""

from casework.listing import Listing

PERSONS = Listing({"name": "sort_name", "entered": "made_at", "changed": "changed_at"}, default="-entered")
LIST = "detainees"  # as it is called where lists are exported, and where views of it are saved
PAIRS = Listing({"score": "score", "found": "found_at"}, default="-score")
# What is read of a row for a column that is not always shown.
ALSO = {
    "area": ("home_area",),
    "occupation": ("occupation",),
    "unidentified": ("unidentified",),
    "changed": ("changed_at",),
}
