"""Lists as people see them: columns in their order, views that are saved, rows that are picked (docs/lists.md)."""
