"""Profiles: reading published profile pages, and writing a profile as data or as a page.

Owns the recognition of headings, year lines and lines about change (`headings.py`, `facts.py`, `words.py`), the
cutting into statements (`items.py`), the two renderings (`render.py`), profiles side by side (`comparison.py`), and why
a claim changed between two editions (`reasons.py`). Must not know where pages come from or where claims are kept. Begin
with `page.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
