"""How well and how fast persons of an invented register are looked up by the name that somebody else would type."""
