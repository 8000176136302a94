"""How fast the families' desk answers when it has many inquiries."""
