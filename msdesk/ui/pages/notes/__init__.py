"""Notes, and the form one is written in."""
