"""From the bytes of a file to its exact text: content, pages, blocks and notices.

Owns the formats that are read (`registry.py` has the table: PDF, DOCX, HTML, Markdown, plain text), the guess of an
encoding, the check of the declared language, and the places of words on the pages of a PDF. A reader returns a
text with notices, or raises BadFile with one sentence; it never returns half a text in silence.

Must not know documents, countries, the archive or the store: it gets bytes and the SHA-256 that names them.
A change of what a reader makes of the same bytes is a new extractor version (`plain-2`), because texts never change.

What a file makes a library do is done in a process of its own (`processes.py`): `apart(limits, extract, data, name=…)`.

Begin with `registry.py`, then `builder.py` (how a text is put together), then any one reader, such as `html.py`.
"""

from stratlas.extract.language import check_language, parse_language
from stratlas.extract.links import Link, page_links
from stratlas.extract.ocr import extractor_name, read_pages, untrue_pages, with_pictures
from stratlas.extract.ocr_engine import find_engine
from stratlas.extract.ocr_kept import Kept
from stratlas.extract.ocr_packs import packs_for, packs_named
from stratlas.extract.ocr_pictures import Method, Picture
from stratlas.extract.pdf import boxes_of, page_image, span_boxes
from stratlas.extract.places import Box
from stratlas.extract.processes import Workers, apart, prepare
from stratlas.extract.registry import ending_of, extract, is_older, media_type

__all__ = [
    "Box",
    "Kept",
    "Link",
    "Method",
    "Picture",
    "Workers",
    "apart",
    "boxes_of",
    "check_language",
    "ending_of",
    "extract",
    "extractor_name",
    "find_engine",
    "is_older",
    "media_type",
    "packs_for",
    "packs_named",
    "page_image",
    "page_links",
    "parse_language",
    "prepare",
    "read_pages",
    "span_boxes",
    "untrue_pages",
    "with_pictures",
]
