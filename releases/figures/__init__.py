"""Figures that others gave, beside each other and beside ours, from the first draft to the board (docs/figures.md)."""
