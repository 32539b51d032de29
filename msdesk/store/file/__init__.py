"""The file itself: opened, locked, found damaged or gone, brought up to date."""
