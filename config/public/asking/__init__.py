"""The form on which families write to us without an account. What becomes of it is families/quarantine/."""
