"""DOCX → Text: paragraphs by their styles, tables, notes, text boxes; insertions taken, deletions not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from stratlas.config import Limits
from stratlas.extract.builder import Builder
from stratlas.extract.docx_file import Parts, attribute, child, children, damaged, local, open_parts
from stratlas.extract.docx_numbers import Numbers
from stratlas.extract.docx_styles import Look, Styles
from stratlas.extract.docx_tables import goes_on, placed
from stratlas.extract.docx_words import (
    CHANGES,
    LEFT,
    NoteMarks,
    Speaker,
    Words,
    drops_capital,
    with_mark_deleted,
)
from stratlas.extract.drafts import Draft, build
from stratlas.extract.typed import mark_typed
from stratlas.records import BlockKind, Cell, Text

EXTRACTOR = "docx-3"

_GALLERIES = frozenset({"Table of Contents", "Table of Figures", "Table of Authorities"})
_CONTENTS_FIELDS = frozenset({"TOC", "TOA", "INDEX"})
_LONGEST_CAPTION = 400


def read_docx(
    data: bytes,
    capture: str,
    language: str | None = None,  # noqa: ARG001
    limits: Limits = Limits(),  # noqa: B008
    extractor: str = EXTRACTOR,
) -> Text:
    """The text of a DOCX as one page, notes after the text, heads and feet once at the end."""
    parts = open_parts(data, limits)
    name = next((path for kind, path in parts.related("") if kind == "officeDocument"), "word/document.xml")
    root = parts.xml(name)
    body = child(root, "body")
    if body is None:
        raise damaged(f"{name} is missing" if root is None else f"{name} holds no document")
    related = parts.related(name)
    reader = _Reader.of(parts, related)
    reader.flow(body)
    reader.end()
    mark_typed(reader.drafts)
    for kind in ("footnotes", "endnotes"):
        for path in (path for other, path in related if other == kind):
            reader.notes(kind, parts.xml(path))
    for path in (path for wanted in ("header", "footer") for kind, path in related if kind == wanted):
        reader.running(parts.xml(path))
    builder = Builder(extractor)
    build(builder, reader.drafts)
    for code, message in _notices(reader, parts, related):
        builder.notice(code, message)
    return builder.finish(capture)


def _notices(reader: _Reader, parts: Parts, related: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a reader of the text must know about the file."""
    changes = {kind: reader.speaker.changes[kind] for kind in ("insertion", "deletion", "move")}
    total = sum(changes.values()) or reader.speaker.changes["moved"]
    if total:
        listed = ", ".join(_counted(count, kind) for kind, count in changes.items() if count)
        yield (
            "tracked-changes",
            f"The document has {_counted(total, 'tracked change')}{f' ({listed})' if listed else ''} that nobody "
            "accepted or rejected yet: read as if all were accepted.",
        )
    roots = (parts.xml(path) for kind, path in related if kind == "comments")
    comments = sum(sum(1 for _ in children(root, "comment")) for root in roots)
    if comments:
        stand = "stands" if comments == 1 else "stand"
        yield (
            "comments",
            f"{_counted(comments, 'comment')} {stand} in the document's margin, no part of the text: left out.",
        )
    if reader.speaker.hidden:
        yield (
            "hidden-text",
            f"{_counted(reader.speaker.hidden, 'word')} of the document {_are(reader.speaker.hidden)} set as hidden, "
            "which print and screen do not show: left out.",
        )
    if reader.foreign:
        yield (
            "not-read",
            "The document takes in parts of other formats, which were not read: save it again from a word processor.",
        )
    drawn = sum(kind in {"diagramData", "chart"} for kind, _ in related)
    if drawn:
        yield ("not-read", f"The words in {_counted(drawn, 'diagram or chart', 'diagrams or charts')} were not read.")


def _counted(count: int, word: str, words: str = "") -> str:
    return f"{count} {word if count == 1 else words or word + 's'}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """All paragraphs under an element, but those of a drawing's older copy and those in text boxes."""
    for element in root.iter():
        if local(element) == "p" and not any(
            local(above) in {"Fallback", "txbxContent"} for above in element.iterancestors()
        ):
            yield element


@dataclass
class _Reader:
    """Collects a document's paragraphs; the XML parser has bound how deep they nest."""

    styles: Styles
    numbers: Numbers
    speaker: Speaker
    drafts: list[Draft] = field(default_factory=list)
    foreign: bool = False
    _tables: int = 0
    _contents: bool = False
    _held: Words | None = None
    _seen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, parts: Parts, related: list[tuple[str, str]]) -> _Reader:
        """A reader with what the document's other parts say of styles, lists and notes."""
        roots = {kind: parts.xml(path) for kind, path in related if kind in {"styles", "numbering", "settings"}}
        styles = Styles.of(roots.get("styles"))
        notes = {part: NoteMarks.of(roots.get("settings"), part) for part in ("footnotes", "endnotes")}
        return cls(styles, Numbers.of(roots.get("numbering")), Speaker(styles, notes))

    def flow(self, root: etree._Element, cell: Cell | None = None) -> None:
        """The paragraphs and tables under an element in order, through content controls and the like."""
        for element in root:
            name = local(element)
            if name in CHANGES:
                self.speaker.changes[CHANGES[name]] += 1
            if name == "p":
                self._paragraph(element, cell)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                self.foreign = True
            elif name == "sdt" and _gallery(element) in _GALLERIES:
                outer, self._contents = self._contents, True
                self.flow(element, cell)
                self._contents = outer
            elif name == "AlternateContent":
                choice = child(element, "Choice")
                self.flow(choice if choice is not None else element, cell)
            elif name not in LEFT:
                self.flow(element, cell)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        for place in placed(table):
            cell = Cell(number, place.row, place.column, place.rows, place.columns, place.header)
            for holder in place.holders:
                self.flow(holder, cell)
        for row in children(table, "tr"):
            for kind in (local(change) for change in children(child(row, "trPr"), "ins", "del")):
                self.speaker.changes[CHANGES[kind]] += 1

    def _paragraph(self, paragraph: etree._Element, cell: Cell | None) -> None:
        look = self.styles.look(paragraph)
        words = self.speaker.words(paragraph, look)
        run = child(child(paragraph, "pPr"), "rPr")
        for change in children(run, "ins", "del"):
            self.speaker.changes[CHANGES[local(change)]] += 1
        label = self._label(look)
        if self._held is not None:
            words, self._held = words.after(self._held), None
        if with_mark_deleted(paragraph) or (drops_capital(paragraph) and words.text.strip()):
            self._held = words
            return
        self._add(words, look, label, cell)

    def end(self) -> None:
        """Adds what waited for a paragraph that never came."""
        if self._held is not None:
            self._add(self._held, Look(), "", None)
            self._held = None

    def _add(self, words: Words, look: Look, label: str, cell: Cell | None) -> None:
        kind = self._kind(words, look, cell)
        text = words.text.lstrip()
        if text and kind is BlockKind.TABLE_CELL and not label and self.drafts and goes_on(self.drafts[-1], text, cell):
            shift = len(self.drafts[-1].text) + 1 - (len(words.text) - len(text))
            self.drafts[-1].text += f"\n{text}"
            calls = [(mark.start + shift, mark.end + shift, mark.note) for mark in words.marks]
            self.drafts[-1].calls = [*self.drafts[-1].calls, *calls]
        elif text:
            lead = f"{label} " if label else ""
            shift = len(lead) - (len(words.text) - len(text))
            self.drafts.append(
                Draft(
                    kind,
                    lead + text,
                    min(look.level, 9) if kind is BlockKind.HEADING else 0,
                    cell if kind is BlockKind.TABLE_CELL else None,
                    [(mark.start + shift, mark.end + shift, mark.note) for mark in words.marks],
                    strong=cell is None and (words.bold or (look.centred and text.isupper())),
                )
            )
        for box in words.boxes:
            self.flow(box, cell)

    def _kind(self, words: Words, look: Look, cell: Cell | None) -> BlockKind:
        if look.contents or self._contents or not _CONTENTS_FIELDS.isdisjoint(words.fields):
            return BlockKind.CONTENTS
        if look.level:
            return BlockKind.HEADING
        if cell is not None:
            return BlockKind.TABLE_CELL
        if look.caption or ("SEQ" in words.fields and len(words.text) < _LONGEST_CAPTION and not words.bold):
            return BlockKind.CAPTION
        return BlockKind.LIST_ITEM if look.item else BlockKind.PARAGRAPH

    def _label(self, look: Look) -> str:
        """The number that is shown before the paragraph."""
        if not look.number:
            return ""
        place = look.place
        if place is None:
            place = self.numbers.level_of(look.number, look.style) or self.numbers.level_of(
                look.number, look.numbered_by
            )
        return self.numbers.label(look.number, place)

    def notes(self, part: str, root: etree._Element | None) -> None:
        """The notes of a part, in the order in which the text refers to them, then those it does not."""
        marks = self.speaker.notes[part]
        order = {key: at for at, key in enumerate(marks.given)}
        found = [note for note in children(root, "footnote", "endnote") if attribute(note, "type") in {None, "normal"}]
        for note in sorted(found, key=lambda note: order.get(attribute(note, "id") or "", len(order))):
            key = attribute(note, "id") or ""
            whole = Words()
            for paragraph in _paragraphs(note):
                words = self.speaker.words(paragraph)
                words = words if not whole.text.strip() else words.after(replace(whole, text=whole.text + "\n"))
                whole = words if words.text.strip() else whole
            text = whole.text.strip()
            mark = marks.given.get(key, "")
            lead = f"{mark} " if mark else ""
            shift = len(lead) - (len(whole.text) - len(whole.text.lstrip()))
            if text:
                calls = [(one.start + shift, one.end + shift, one.note) for one in whole.marks]
                self.drafts.append(Draft(BlockKind.FOOTNOTE, lead + text, calls=calls, note=(part, key)))

    def running(self, root: etree._Element | None) -> None:
        """A head or foot, each text once however many sections repeat it."""
        for paragraph in [] if root is None else _paragraphs(root):
            words = self.speaker.words(paragraph)
            boxed = [self.speaker.words(inner) for box in words.boxes for inner in _paragraphs_of_box(box)]
            for text in (part.text for part in (words, *boxed)):
                key = " ".join(text.split())
                if key and key not in self._seen:
                    self._seen.add(key)
                    self.drafts.append(Draft(BlockKind.RUNNING, text))


def _paragraphs_of_box(box: etree._Element) -> Iterator[etree._Element]:
    for element in box.iter():
        if local(element) == "p":
            yield element


def _gallery(control: etree._Element) -> str:
    """What kind of building block a content control is."""
    part = child(child(control, "sdtPr"), "docPartObj")
    gallery = child(part, "docPartGallery")
    return (attribute(gallery, "val") or "") if gallery is not None else ""
