"""Advisories, from the first draft to the public page and off it (docs/public.md)."""
