"""How well and how fast people without a name are found by what somebody else says they look like."""
