"""What the lists of the desk can be sorted by."""

from casework.listing import Listing

INQUIRIES = Listing({"due": "due", "priority": "rank", "entered": "id"}, default="due")
