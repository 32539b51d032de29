"""What opens a locked record."""
