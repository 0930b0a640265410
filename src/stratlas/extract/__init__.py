"""From the bytes of a file to its exact text: content, pages, blocks and notices.

Owns the formats that are read (`registry.py` has the table: PDF, DOCX, HTML, Markdown, plain text), the guess of an
encoding, the check of the declared language, and the places of words on the pages of a PDF. A reader returns a
text with notices, or raises BadFile with one sentence; it never returns half a text in silence.

Must not know documents, countries, the archive or the store: it gets bytes and the SHA-256 that names them.
A change of what a reader makes of the same bytes is a new extractor version (`plain-2`), because texts never change.

What a file makes a library do is done in a process of its own (`processes.py`): `apart(limits, extract, data, name=…)`.

Begin with `registry.py`, then `builder.py` (how a text is put together), then any one reader, such as `html.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
