"""The pages: home, country, profile, document and reader, served or written to a file.

Owns addresses, templates, the stylesheet and what each page shows. Must not know any model or change anything: it
calls actions and the store's queries. The workspace travels with each request, so one process may serve several
monitors. Begin with `urls.py`, then `views.py` (thin), then the module named after a page, which gathers its facts
into plain dataclasses for its template.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
