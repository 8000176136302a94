"""Fields that a team adds of its own to the records of the floors above: defined, filled in, found, exported."""
