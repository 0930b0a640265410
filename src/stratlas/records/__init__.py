"""The nouns of the design as frozen dataclasses, with their invariants and their ids; no input, no output.

A span that does not match its text, and a claim without evidence, cannot be constructed. Must not know
where records come from or go to. Begin with `text.py`, then `documents.py`, then `profiles.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
