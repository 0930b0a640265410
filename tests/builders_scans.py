"""Scans made of our own pages: pictures in a PDF, without a text."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image


def scanned(pdf: bytes, *, pages: Sequence[int] | None = None, turn: int = 0, slant: float = 0.0) -> bytes:
    """The PDF with its pages (or only these, from 1) as pictures, turned by quarters and put down aslant."""
    with pypdfium2.PdfDocument(pdf) as source, pypdfium2.PdfDocument.new() as result:
        for number in range(1, len(source) + 1):
            if pages is not None and number not in pages:
                result.import_pages(source, [number - 1])
                continue
            picture = source[number - 1].render(scale=300 / 72, grayscale=True).to_pil()
            picture = picture.rotate(90 * turn + slant, expand=bool(turn), fillcolor=255)
            with pypdfium2.PdfDocument(_as_pdf(picture)) as page:
                result.import_pages(page)
        buffer = io.BytesIO()
        result.save(buffer)
    return buffer.getvalue()


def _as_pdf(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PDF", resolution=300)
    return buffer.getvalue()
