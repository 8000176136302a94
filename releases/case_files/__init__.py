"""Case files: one release or one person for a court, by two people (docs/case-file.md)."""
