"""In the room: one question at a time, and at the end what was agreed."""
