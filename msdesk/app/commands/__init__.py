"""The options of the command ``msdesk``, each in a module of its own."""
