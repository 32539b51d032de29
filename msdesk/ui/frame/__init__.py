"""What is around the pages: the window, its side bar, the line at its foot, the focus."""
