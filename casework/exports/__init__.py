"""What leaves a list as a file: at once without anybody in it, with names by two people (docs/exports.md)."""
