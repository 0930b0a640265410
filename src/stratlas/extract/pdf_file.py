"""pdfium behind one door: its lock, opening and closing, and what its refusals mean."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from stratlas.errors import BadFile, TooLarge

MOST_PAGES = 20_000
_TAIL = 4096
"""Within so many bytes of its end a whole PDF says where its table of contents is (ISO 32000-1, 7.5.5)."""

_NO_PAGES = "The PDF has no pages: get it again from its source."
_COUNT_ZERO = re.compile(rb"/Count\s+0\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")

# pdfium keeps global state and is not safe in threads; the web server has several.
_LOCK = threading.RLock()


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The PDF as a pypdfium2 document, alone with pdfium until the block ends.

    Raises BadFile where it cannot be opened, needs a password or has no pages, TooLarge above `MOST_PAGES`.
    """
    with _LOCK:
        document = _open(data)
        try:
            _check_count(len(document))
            yield document
        finally:
            document.close()


@contextmanager
def page_of(document: Any, number: int) -> Iterator[Any]:
    """Page `number` (from 1) of an opened document; raises BadFile where there is none or it is damaged."""
    if not 1 <= number <= len(document):
        raise BadFile(f"The PDF has no page {number}: its pages are 1 to {len(document)}.")
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise BadFile(f"The PDF is damaged: page {number} cannot be read.") from error
    try:
        yield page
    finally:
        page.close()


def _open(data: bytes) -> Any:
    if not data:
        raise BadFile("The PDF is empty: the file has no bytes.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BadFile(_reason(getattr(error, "err_code", None), data)) from error
    # pdfium mends what was cut off and shows the pages that are left: half a strategy that looks whole.
    if not any(mark in data[-_TAIL:] for mark in (b"%%EOF", b"startxref")):
        document.close()
        raise BadFile("The PDF is cut off: its end is missing; get it again from its source.")
    return document


def _reason(code: int | None, data: bytes) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "The PDF is encrypted: save it without a password and hand it in again."
    if code == pdfium.FPDF_ERR_SECURITY:
        return "The PDF is encrypted in a way that cannot be opened: save it without protection and hand it in again."
    if b"%PDF-" not in data[:1024]:
        return "The PDF cannot be opened: it does not begin as a PDF does, so it is some other kind of file."
    if _COUNT_ZERO.search(data) and not _PAGE.search(data):
        return _NO_PAGES
    return "The PDF is damaged or cut off and cannot be opened: get it again from its source."


def _check_count(count: int) -> None:
    if count < 1:
        raise BadFile(_NO_PAGES)
    if count > MOST_PAGES:
        raise TooLarge(f"The PDF has {count:,} pages and the most that can be read is {MOST_PAGES:,}: split it first.")
