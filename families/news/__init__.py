"""Bad news: written, signed by two, told to one family at a time."""
