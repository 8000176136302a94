"""Entries of the list of facilities that turn out to be one place (ADR 0019)."""
