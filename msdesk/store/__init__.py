"""What the person writes, in one SQLite file.

Import the part that is wanted (``msdesk.store.record``, ``msdesk.store.subjects.journal`` ...).
Nothing here may pull SQLAlchemy in: importing it takes longer than showing the window, and the
window is painted first.
"""
