"""A sheet brought in by the browser: sent, read, named, looked through, imported, taken back (docs/import.md)."""
