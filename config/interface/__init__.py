"""What the template tags of `{% load ui %}` prepare before a component draws it; no rule of casework lives here."""
