"""Backups, keys and every other copy of the record; and the ways back from them."""
