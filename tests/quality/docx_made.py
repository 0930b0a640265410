"""The gate's documents as DOCX, made with python-docx; it knows no footnotes, so their part is written here."""

from __future__ import annotations

import html
import io
from dataclasses import replace
from itertools import groupby

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from stratlas.records import BlockKind
from tests.quality.documents import Document, Piece
from tests.quality.printing import (
    CELLS_IN_A_ROW,
    Called,
    Print,
    heading_level,
    item_words,
    pieces_with_calls,
)

_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SUPERSCRIPT = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def as_docx(job: Print) -> bytes:
    """The document as a DOCX: headings and lists by their styles, notes as notes, a running head and page numbers."""
    document, target = job.document, docx.Document()
    target.core_properties.title = document.head
    target.styles["Normal"].font.name = "DejaVu Serif"
    target.styles["Normal"].font.size = Pt(10)
    section = target.sections[0]
    section.header.paragraphs[0].text = document.head
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    section.footer.paragraphs[0]._p.append(parse_xml(field))
    section._sectPr.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="{job.columns}" w:space="400"/>'))
    number = 0
    for kind, group in groupby(pieces_with_calls(document), lambda pair: pair[0].kind):
        pieces = list(group)
        if kind is BlockKind.TABLE_CELL:
            _add_table(target, [piece for piece, _ in pieces])
            continue
        for piece, parts in pieces:
            number = _add_paragraph(target, piece, parts, number)
    if document.notes:
        _add_notes(target, document.notes)
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def numbered_through(document: Document) -> Document:
    """The truth as Word numbers it: the items of one style count on from list to list."""
    number, flow = 0, []
    for piece in document.flow:
        text = piece.text
        if piece.kind is BlockKind.LIST_ITEM and text[0].isdigit():
            number += 1
            text = f"{number}. {item_words(piece)}"
        flow.append(Piece(piece.kind, text))
    return replace(document, flow=tuple(flow))


def _add_paragraph(target: docx.document.Document, piece: Piece, parts: tuple[Called, ...], number: int) -> int:
    if piece.kind is BlockKind.HEADING:
        target.add_heading(piece.text, heading_level(piece))
    elif piece.kind is BlockKind.LIST_ITEM:
        target.add_paragraph(item_words(piece), style="List Number" if piece.text[0].isdigit() else "List Bullet")
    else:
        paragraph = target.add_paragraph()
        for part in parts:
            paragraph.add_run(part.words)
            if part.note:
                number += 1
                paragraph._p.append(_reference(number))
    return number


def _reference(number: int) -> BaseOxmlElement:
    return parse_xml(f'<w:r {nsdecls("w")}>{_SUPERSCRIPT}<w:footnoteReference w:id="{number}"/></w:r>')


def _add_table(target: docx.document.Document, cells: list[Piece]) -> None:
    table = target.add_table(len(cells) // CELLS_IN_A_ROW, CELLS_IN_A_ROW)
    for at, cell in enumerate(cells):
        table.cell(at // CELLS_IN_A_ROW, at % CELLS_IN_A_ROW).text = cell.text


def _add_notes(target: docx.document.Document, notes: tuple[str, ...]) -> None:
    entries = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r>{_SUPERSCRIPT}<w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {html.escape(note)}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, 1)
    )
    rules = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    start = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    xml = f"{start}<w:footnotes {nsdecls('w')}>{rules}{entries}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, xml.encode(), target.part.package)
    target.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
