"""Evidence files: received, decoded in a limited child, kept unaltered, shown as clean copies."""
