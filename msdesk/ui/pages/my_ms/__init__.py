"""The type of MS, and what the rules say of it."""
