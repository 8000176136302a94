"""What is published, for programs to read: JSON, CSV, Atom and an OpenAPI document, without login (docs/api.md)."""
