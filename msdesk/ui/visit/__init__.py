"""What several pages show of a visit: what became of a question, and what was agreed."""
