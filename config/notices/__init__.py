"""What a person is told here: read as far as they may see the records, and no further."""
