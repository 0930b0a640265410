"""The pages: home, country, profile, document and reader, served or written to a file.

Owns addresses, templates, the stylesheet and what each page shows. Must not know any model or change anything: it
calls actions and the store's queries. The workspace travels with each request, so one process may serve several
monitors. Begin with `urls.py`, then `views.py` (thin), then the module named after a page, which gathers its facts
into plain dataclasses for its template.
"""

import stratlas.store  # noqa: F401 -- readies Django before anything here asks for its settings
from stratlas.web.changes_file import changes_html
from stratlas.web.serving import application, serve
from stratlas.web.standalone import profile_html

__all__ = ["application", "changes_html", "profile_html", "serve"]
