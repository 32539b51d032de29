"""Notes of other programs, as an archive of ours that can be merged.

A note gets an id made from what it holds, or from the id it has there, so that a second import
of the same file adds nothing.  Each module takes bytes or text and gives ``Found``; none of
them opens a file, and nothing is ever unpacked to the disk.
"""
