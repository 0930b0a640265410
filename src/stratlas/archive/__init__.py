"""The archive: bytes by SHA-256, written whole or not at all, never changed; and getting bytes from the web.

Owns the folder `archive/`, reading what people hand in, fixity, and asking for addresses: politely (`fetch.py`), never
where nothing should be asked (`guard.py`, `network.py`), each request and answer kept as WARC. Must not know what the
bytes mean, which document they belong to, or that there is a database. Begin with `files.py`, then `fetch.py`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
