from .language import check_language, parse_language
from .links import Link, page_links
from .ocr import extractor_name, read_pages, untrue_pages, with_pictures
from .ocr_engine import find_engine
from .ocr_kept import Kept
from .ocr_packs import packs_for, packs_named
from .ocr_pictures import Method, Picture
from .pdf import boxes_of, page_image, span_boxes
from .places import Box
from .processes import Workers, apart, prepare
from .registry import ending_of, extract, is_older, media_type

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
