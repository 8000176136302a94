"""What the lists of the desk can be sorted by."""

from casework.listing import Listing

INQUIRIES = Listing({"due": "due", "priority": "rank", "entered": "id"}, default="due")
DESK = "inquiries"  # as it is called where lists are exported, and where views of it are saved
# What is read of a row for a column that is not always shown.
ALSO = {"channel": ("channel",), "home": ("home_governorate",), "team": ("team",), "entered": ("made_at",)}
