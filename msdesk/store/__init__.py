"""What the person writes, in one SQLite file.

Import the part that is wanted (``msdesk.store.record``, ``msdesk.store.journal`` ...).  This
module stays empty: importing SQLAlchemy takes longer than showing the window, so nothing here
may pull it in before the window is painted.
"""
