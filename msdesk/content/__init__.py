"""Turns the files of ``resources/`` into checked values of the domain."""
