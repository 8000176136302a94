"""Sightings and fates: what is known of a person between arrest and release, and what became of them (ADR 0016)."""
