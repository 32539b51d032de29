"""Work that needs two parts or more."""
