"""What the app is about, as frozen values: no files, no windows, no clock."""
