"""The gate's documents as HTML, and the programs that print them otherwise than typst does."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser

from stratlas.records import BlockKind
from tests.quality.documents import LAYOUTS, Document, Piece, made
from tests.quality.words import LANGUAGES

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CELLS_IN_A_ROW = 3
_FIRST_NUMBER = re.compile(r"\d+\. ")


@dataclass(frozen=True, slots=True)
class Print:
    """A document to be printed: the gate's layout that it has its words from, its language, its number of columns."""

    layout: str
    language: str
    columns: int = 1
    parts: int = 3

    def __str__(self) -> str:
        return f"{self.layout}-{self.language}-{self.columns}"

    @property
    def document(self) -> Document:
        """The document's words, and what it should be read as."""
        layout = next(layout for layout in LAYOUTS if layout.name == self.layout)
        language = next(language for language in LANGUAGES if language.code == self.language)
        return made(replace(layout, parts=self.parts), language)


@dataclass(frozen=True, slots=True)
class Called:
    """A paragraph's words up to a call of a note, and the note; the last one of a paragraph calls none."""

    words: str
    note: str = ""


def as_html(job: Print, *, page_boxes: bool) -> str:
    """The document as a page; `page_boxes` where the printer knows running heads and footnotes of CSS."""
    document = job.document
    head = f'@top-left {{ content: "{document.head}"; font-size: 8pt }}' if page_boxes else ""
    foot = "@bottom-center { content: counter(page) }" if page_boxes else ""
    style = (
        f"@page {{ size: A4; margin: 25mm 20mm; {head} {foot} }}"
        "body { font: 10pt/1.3 'DejaVu Serif', serif; text-align: justify; hyphens: auto }"
        f"main {{ columns: {job.columns}; column-gap: 8mm }}"
        "p { margin: 0 0 1em } h1 { font-size: 15pt } h2 { font-size: 12pt }"
        "h1, h2 { margin: 1em 0 .7em; text-align: left } li { margin-bottom: .4em }"
        "table { width: 100%; border-collapse: collapse; margin-bottom: 1em }"
        "td { padding: 2pt 4pt; text-align: left } td:last-child { text-align: right }"
        ".note { float: footnote; font-size: 8pt }"
        '.note::footnote-marker { content: counter(footnote) " " }'
    )
    body = "\n".join(_elements(document))
    start = f'<!doctype html><html lang="{job.language}"><meta charset="utf-8"><title>{document.head}</title>'
    return f"{start}<style>{style}</style><main>\n{body}\n</main></html>\n"


def pieces_with_calls(document: Document) -> Iterator[tuple[Piece, tuple[Called, ...]]]:
    """Each piece of the flow, cut after the calls of its notes."""
    number = 0
    for piece in document.flow:
        cut, rest = [], piece.text
        while number < len(document.notes) and piece.kind is BlockKind.PARAGRAPH:
            found = re.search(rf"(?<=[.;?]){number + 1}(?= |$)", rest)
            if not found:
                break
            cut.append(Called(rest[: found.start()], document.notes[number]))
            rest, number = rest[found.end() :], number + 1
        yield piece, (*cut, Called(rest))


def _elements(document: Document) -> Iterator[str]:
    for (kind, numbered), group in groupby(pieces_with_calls(document), lambda pair: _grouping(pair[0])):
        pieces = list(group)
        if kind is BlockKind.TABLE_CELL:
            cells = [f"<td>{html.escape(piece.text)}</td>" for piece, _ in pieces]
            rows = ["".join(cells[at : at + CELLS_IN_A_ROW]) for at in range(0, len(cells), CELLS_IN_A_ROW)]
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        elif kind is BlockKind.LIST_ITEM:
            items = "".join(f"<li>{html.escape(item_words(piece))}</li>" for piece, _ in pieces)
            yield f"<ol>{items}</ol>" if numbered else f"<ul>{items}</ul>"
        elif kind is BlockKind.HEADING:
            for piece, _ in pieces:
                tag = f"h{heading_level(piece)}"
                yield f"<{tag}>{html.escape(piece.text)}</{tag}>"
        else:
            for _, parts in pieces:
                yield "<p>" + "".join(_marked(part) for part in parts) + "</p>"


def _grouping(piece: Piece) -> tuple[BlockKind, bool]:
    return piece.kind, piece.kind is BlockKind.LIST_ITEM and piece.text[0].isdigit()


def heading_level(piece: Piece) -> int:
    """1 for “3 Words”, 2 for “3.1 Words”."""
    return piece.text.split()[0].count(".") + 1


def item_words(piece: Piece) -> str:
    """A list item without its mark."""
    return _FIRST_NUMBER.sub("", piece.text.removeprefix("• "), count=1)


def _marked(part: Called) -> str:
    note = f'<span class="note">{html.escape(part.note)}</span>' if part.note else ""
    return html.escape(part.words) + note


def without_bullets(document: Document) -> Document:
    """The truth where bullets are no text: a browser draws them as shapes, a DOCX names a style."""
    flow = tuple(replace(piece, text=piece.text.removeprefix("• ")) for piece in document.flow)
    return replace(document, flow=flow)


def printed_by_weasyprint(jobs: Sequence[Print]) -> list[bytes]:
    """The documents as WeasyPrint prints them. Raises OSError where its libraries (pango) are missing."""
    library = import_module("weasyprint")
    return [library.HTML(string=as_html(job, page_boxes=True)).write_pdf() for job in jobs]


def printed_by_chromium(jobs: Sequence[Print], browser: Browser) -> list[bytes]:
    """The documents as a browser prints them, with heads and page numbers of its own."""
    page = browser.new_page()
    files = []
    for job in jobs:
        page.set_content(as_html(job, page_boxes=False))
        head = f'<span style="font-size: 8pt; margin-left: 20mm">{job.document.head}</span>'
        foot = '<span style="font-size: 8pt; margin: auto" class="pageNumber"></span>'
        margin = {"top": "25mm", "bottom": "25mm", "left": "20mm", "right": "20mm"}
        files.append(
            page.pdf(format="A4", display_header_footer=True, header_template=head, footer_template=foot, margin=margin)
        )
    page.close()
    return files


def printed_by_office(files: Sequence[bytes]) -> list[bytes]:
    """DOCX files as LibreOffice prints them, all in one run with a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        names = []
        for at, data in enumerate(files):
            names.append(place / f"{at}.docx")
            names[-1].write_bytes(data)
        command = [str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, *map(str, names)], check=True, capture_output=True, timeout=120)
        return [name.with_suffix(".pdf").read_bytes() for name in names]
