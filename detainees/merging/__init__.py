"""Two entries that are one person: one stands for both, nothing is re-pointed, and it can be undone (ADR 0011)."""
