"""The window: everything made of Qt.

The modules on the way to the first paint (``look``, ``stylesheet``, ``window``, ``pages.home`` and
the widgets they use) avoid two things that PySide6 6.12 makes dear, at 15 ms each: the first
touch of the ``Qt`` namespace, and the first call that returns a widget it has not met.  They
write ``QtCore.Qt`` in code that runs later, or set the property.

PySide6 also puts a function of its own in the place of ``import``.  It reads the source of each
module that is imported from then on, to see whether the module may use PySide's other spellings
(``from __feature__ import snake_case``), and the lines stay in memory: 19 MB for SQLAlchemy.
Nothing here uses them, so Python's own ``import`` comes back as soon as Qt is there.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  # what is mended below comes with it

from msdesk.singletons import hold

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
hold()
