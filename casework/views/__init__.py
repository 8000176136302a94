"""The screens of what leaves as a file."""
