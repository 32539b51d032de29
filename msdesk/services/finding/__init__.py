"""Search over everything: what was typed, read as words that mean something, and what has them."""
