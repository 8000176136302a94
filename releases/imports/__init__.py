"""A register that comes as a file: read, checked by the rules of the forms, entered in blocks (docs/import.md)."""
