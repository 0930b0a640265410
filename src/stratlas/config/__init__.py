"""What the owner of a monitor decides: `stratlas.toml`, read into frozen dataclasses.

Owns the settings' names, defaults and meaning, and the list of countries. Must not know how anything is
stored or shown. Begin with `model.py` (what there is to decide), then `load.py` (reading it).
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
