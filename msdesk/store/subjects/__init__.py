"""What the person writes, a module each."""
