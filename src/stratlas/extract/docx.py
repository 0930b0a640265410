"""DOCX → Text: paragraphs by their styles, tables, notes, text boxes; insertions taken, deletions not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from stratlas.config import Limits
from stratlas.extract.builder import Builder
from stratlas.extract.docx_file import Parts, attribute, child, children, damaged, local, open_parts
from stratlas.extract.docx_styles import Styles
from stratlas.records import BlockKind, Text

EXTRACTOR = "docx-1"

# What is no part of the text as it now reads: deletions, field codes, the older drawing of a text box, ruby glosses.
_LEFT = frozenset(
    {"del", "moveFrom", "delText", "instrText", "Fallback", "rt", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr"}
)
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_NOTE_PARTS = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def read_docx(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of a DOCX as one page, notes after the text, heads and feet once at the end."""
    parts = open_parts(data, limits)
    name = next((path for kind, path in parts.related("") if kind == "officeDocument"), "word/document.xml")
    root = parts.xml(name)
    body = child(root, "body")
    if body is None:
        raise damaged(f"{name} is missing" if root is None else f"{name} holds no document")
    related = parts.related(name)
    styles = next((parts.xml(path) for kind, path in related if kind == "styles"), None)
    reader = _Reader(Builder(EXTRACTOR), Styles.of(styles))
    reader.flow(body)
    for kind in ("footnotes", "endnotes"):
        for path in (path for other, path in related if other == kind):
            reader.notes(kind, parts.xml(path))
    _running(reader, parts, related)
    if reader.changes:
        reader.builder.notice(
            "tracked-changes",
            f"The document has {reader.changes} tracked change{'' if reader.changes == 1 else 's'} that nobody "
            "accepted or rejected yet: read as if all were accepted.",
        )
    if reader.foreign:
        reader.builder.notice(
            "not-read",
            "The document takes in parts of other formats, which were not read: save it again from a word processor.",
        )
    return reader.builder.finish(capture)


def _running(reader: _Reader, parts: Parts, related: list[tuple[str, str]]) -> None:
    """Heads and feet, each text once however many sections repeat it."""
    seen: set[str] = set()
    for wanted in ("header", "footer"):
        for path in (path for kind, path in related if kind == wanted):
            root = parts.xml(path)
            for paragraph in [] if root is None else _paragraphs(root):
                text = reader.words(paragraph, [])
                if " ".join(text.split()) not in seen:
                    seen.add(" ".join(text.split()))
                    reader.builder.block(BlockKind.RUNNING, text)


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs under an element, but those of a drawing's older copy."""
    for element in root.iter():
        if local(element) == "p" and not any(local(above) == "Fallback" for above in element.iterancestors()):
            yield element


@dataclass
class _Reader:
    """Adds a document's paragraphs to the builder; the XML parser has bound how deep they nest."""

    builder: Builder
    styles: Styles
    changes: int = 0
    foreign: bool = False
    _marks: dict[str, dict[str, int]] = field(default_factory=lambda: {"footnotes": {}, "endnotes": {}})

    def flow(self, root: etree._Element, *, cell: bool = False) -> None:
        """The paragraphs and tables under an element in order, through content controls and the like."""
        for element in root:
            name = local(element)
            if name == "p":
                self._paragraph(element, cell=cell)
            elif name == "tc":
                self.flow(element, cell=True)
            elif name == "altChunk":
                self.foreign = True
            elif name not in _LEFT:
                self.flow(element, cell=cell)
            elif name in _CHANGES:
                self.changes += 1

    def _paragraph(self, paragraph: etree._Element, *, cell: bool) -> None:
        look = self.styles.look(paragraph)
        boxes: list[etree._Element] = []
        text = self.words(paragraph, boxes)
        if look.level:
            kind = BlockKind.HEADING
        elif cell:
            kind = BlockKind.TABLE_CELL
        elif look.item:
            kind = BlockKind.LIST_ITEM
        else:
            kind = BlockKind.CAPTION if look.caption else BlockKind.PARAGRAPH
        self.builder.block(kind, text, level=min(look.level, 9))
        for box in boxes:
            self.flow(box, cell=cell)

    def words(self, paragraph: etree._Element, boxes: list[etree._Element]) -> str:
        """A paragraph's text as it now reads; text boxes in it are put aside in `boxes`."""
        parts: list[str] = []
        waiting = list(reversed(paragraph))
        while waiting:
            element = waiting.pop()
            name = local(element)
            if name in _CHANGES:
                self.changes += 1
            if name == "t":
                parts.append(element.text or "")
            elif name == "txbxContent":
                boxes.append(element)
            elif name == "br":
                parts.append("\n" if attribute(element, "type") in {None, "textWrapping"} else " ")
            elif name == "sym":
                parts.append(_symbol(element))
            elif name in _NOTE_PARTS:
                parts.append(self._mark(element, _NOTE_PARTS[name]))
            elif name in _SIGNS and local(element.getparent()) == "r":  # type: ignore[arg-type]
                parts.append(_SIGNS[name])
            elif name not in _LEFT:
                waiting.extend(reversed(element))
        return "".join(parts)

    def _mark(self, reference: etree._Element, part: str) -> str:
        """The number of a note, glued to the word before it as in print."""
        marks = self._marks[part]
        number = marks.setdefault(attribute(reference, "id") or "", len(marks) + 1)
        return "" if attribute(reference, "customMarkFollows") in {"1", "true", "on"} else str(number)

    def notes(self, part: str, root: etree._Element | None) -> None:
        """The notes of a part, in the order in which the text refers to them, then those it does not."""
        marks = self._marks[part]
        found = []
        for note in children(root, "footnote", "endnote"):
            if attribute(note, "type") in {None, "normal"}:
                found.append((marks.get(attribute(note, "id") or "", len(marks) + 1), note))
        for number, note in sorted(found, key=lambda row: row[0]):
            words = [self.words(paragraph, []).strip() for paragraph in _paragraphs(note)]
            text = "\n".join(word for word in words if word)
            mark = f"{number} " if number <= len(marks) else ""
            if text:
                self.builder.block(BlockKind.FOOTNOTE, mark + text)


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font; those in the private area stay there, as nobody knows what they look like."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 31 < code < 0xD800 or 0xDFFF < code < 0x110000 else ""
