"""The shape of what is typed at the families' desk."""
