"""HTTP: who asks, and what they are answered."""
