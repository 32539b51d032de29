"""An appointment and its questions."""
