"""What the program says, in the reader's language: messages, dates, numbers, names.

Owns the catalogues (`../locale`) and who is being spoken to. Must not know what is said, or to whom pages are served:
a message is an English sentence with {places} wherever it is written, and English is what is said unless somebody
calls `using`. Templates read the same catalogues through Django. Begin with `catalogues.py`, then `cldr.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
