"""The window: everything made of Qt.

The modules on the way to the first paint (``look``, ``stylesheet``, ``window``, ``pages.home`` and
the widgets they use) avoid two things that PySide6 6.12 makes dear, at 15 ms each: the first
touch of the ``Qt`` namespace, and the first call that returns a widget it has not met.  They
write ``QtCore.Qt`` in code that runs later, or set the property.

A process of its own that makes widgets calls ``msdesk.runtime.hold_singletons`` first.
"""
