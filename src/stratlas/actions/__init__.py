"""The only way to change anything: each action is a permission, a change and a log entry.

Owns the verbs: init, add, import, propose and accept evidence, find, search, show, check, watch, demo. They take a
workspace (actor, store, archive, clock) and know no global and no interface: the web pages, the command line and
notebooks call the same functions. Begin with `workspace.py`, then `documents.py` and `pages.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
