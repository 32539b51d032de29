"""msdesk: treatment facts, private notes and a page of questions for people with MS."""

__version__ = "0.1.0"
