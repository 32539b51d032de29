"""The library, and below it the person's own cards."""
