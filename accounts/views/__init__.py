"""Pages about accounts: one's own, and those that an administrator keeps."""
