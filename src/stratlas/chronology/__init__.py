"""From what happened to documents, and the looks at their sources, to where they stand and what a year brought.

Owns the derivation of status, the coverage of a year by looks, the yearly verdict, and what contradicts it. All of
it is derived from rows that are only appended, so that a verdict can be recomputed as of any earlier moment
(`Known.as_of`). Must not know where events and looks come from or how a verdict is shown.

Begin with `known.py`, then `status.py`, `coverage.py`, `verdicts.py`, `contradictions.py`, `history.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
