"""Coding: the codebook, which names what strategies speak about.

Owns reading and writing codebooks as SKOS, and the codebook that a new monitor begins with (`codebook.ttl`). Must not
know how words are searched for, nor the store. Codings, agreement and adjudication will live here.

Begin with `skos.read_codebook`; the nouns are `Concept` and `Codebook` in `records/concepts.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
