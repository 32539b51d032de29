"""Pages to take along: the same words as PDF, HTML, Markdown and plain text.

Each document is put in words once (``questions``, ``side_by_side``); the formats only set
those words.  Importing this package, or any module of it but ``pdf``, does not load Typst.
"""
