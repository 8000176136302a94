"""What came in by the public page, before it is anybody's work: what is in it, who takes it, and what is rejected."""
