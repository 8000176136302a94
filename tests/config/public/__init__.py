"""The pages without login."""
