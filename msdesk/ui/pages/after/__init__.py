"""After a visit: what became of each question, what was agreed, how it was."""
