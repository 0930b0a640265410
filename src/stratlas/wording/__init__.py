"""What the program says, in the reader's language: messages, dates, numbers, names.

Owns the catalogues (`../locale`) and who is being spoken to. Must not know what is said, or to whom pages are served:
a message is an English sentence with {places} wherever it is written, and English is what is said unless somebody
calls `using`. Templates read the same catalogues through Django. Begin with `catalogues.py`, then `cldr.py`.
"""

from stratlas.wording.catalogues import (
    ENGLISH,
    FOLDER,
    gettext,
    language,
    languages,
    mark,
    ngettext,
    nmark,
    pgettext,
    pmark,
    spoken,
    using,
    wanted,
)
from stratlas.wording.cldr import (
    date,
    direction,
    language_name,
    listed,
    moment,
    number,
    own_name,
    percent,
    region_name,
    sort_key,
)
from stratlas.wording.labels import Label, chosen, label
from stratlas.wording.serbian import latin

__all__ = [
    "ENGLISH",
    "FOLDER",
    "Label",
    "chosen",
    "date",
    "direction",
    "gettext",
    "label",
    "language",
    "language_name",
    "languages",
    "latin",
    "listed",
    "mark",
    "moment",
    "ngettext",
    "nmark",
    "number",
    "own_name",
    "percent",
    "pgettext",
    "pmark",
    "region_name",
    "sort_key",
    "spoken",
    "using",
    "wanted",
]
