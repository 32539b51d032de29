"""Measures msdesk beside what it is built on: ``python3 dev.py bench``.

Every figure stands beside a floor measured in the same run, turn by turn, so that a slow or a
busy computer slows both.  What is judged is the ratio of the two, as the median over many
rounds, with the quartiles beside it.
"""
