"""A large file on a line that drops: does it arrive whole, and what does the web process hold meanwhile."""
