"""ODT → Text: headings, lists with their numbers, tables, notes, text boxes; nothing needs to be installed."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from stratlas.config import Limits
from stratlas.errors import BadFile
from stratlas.extract.builder import Builder
from stratlas.extract.docx_file import ZIP_ERRORS, Parts, attribute, child, children, damaged, local, open_parts
from stratlas.extract.drafts import Draft, build
from stratlas.extract.odt_styles import Count, Style, Styles, body_of, count_of
from stratlas.extract.typed import mark_typed
from stratlas.records import BlockKind, Cell, Text

EXTRACTOR = "odt-1"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_FLAT = re.compile(rb"<office:document[\s>]")
_SPACE = re.compile(r"[ \t\r\n]+")
_SHY = "\u00ad"
_INDEXES = frozenset(
    {"table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index"}
)
# What is no part of the text as it now reads.
_LEFT = frozenset({"tracked-changes", "annotation", "ruby-text", "number", "sequence-decls", "variable-decls"}) | {
    "user-field-decls", "forms", "index-title-template", "hidden-text", "title", "desc", "note", "scripts", "script",
}  # fmt: skip
_KINDS = {"insertion": "insertion", "deletion": "deletion"}


def read_odt(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of an ODT as one page, notes after the text, heads and feet once at the end."""
    parts = open_parts(data, limits, "ODT")
    if b"encryption-data" in _manifest(parts):
        raise BadFile("The ODT has a password: open it in a word processor, save it without one, and hand it in anew.")
    content = parts.xml("content.xml")
    if body_of(content) is None:
        raise damaged("content.xml is missing or holds no document", "ODT")
    return _read(content, parts.xml("styles.xml"), capture)


def read_flat_odt(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of an ODT that is one XML file."""
    with zipfile.ZipFile(io.BytesIO(), "w") as none:
        root = Parts(none, frozenset(), "ODT").parsed("the document", data)
    if body_of(root) is None:
        raise damaged("it holds no text document", "ODT")
    return _read(root, root, capture)


def is_flat(data: bytes) -> bool:
    """Whether the bytes begin as an OpenDocument file that is one XML file."""
    return bool(_FLAT.search(data[:8192])) and data[:200].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")


def _manifest(parts: Parts) -> bytes:
    if "META-INF/manifest.xml" not in parts.names:
        return b""
    try:
        return parts.archive.read("META-INF/manifest.xml")
    except ZIP_ERRORS:
        raise damaged("META-INF/manifest.xml cannot be unpacked", "ODT") from None


def _read(content: etree._Element | None, styles: etree._Element | None, capture: str) -> Text:
    body = body_of(content)
    assert body is not None
    reader = _Reader(Styles.of([styles, content]))
    for region in children(child(body, "tracked-changes"), "changed-region"):
        reader.changes.update(local(change) for change in region)
    reader.flow(body)
    mark_typed(reader.drafts)
    reader.drafts += [note for note in reader.notes if note.note and note.note[0] == "footnote"]  # type: ignore[index]
    reader.drafts += [note for note in reader.notes if note.note and note.note[0] != "footnote"]  # type: ignore[index]
    for page in children(child(styles, "master-styles"), "master-page"):
        for part in page:
            if local(part).startswith(("header", "footer")):
                reader.running(part)
    builder = Builder(EXTRACTOR)
    build(builder, reader.drafts)
    for code, message in _notices(reader):
        builder.notice(code, message)
    return builder.finish(capture)


def _notices(reader: _Reader) -> Iterator[tuple[str, str]]:
    found = {kind: reader.changes[kind] for kind in _KINDS if reader.changes[kind]}
    if found:
        total = sum(found.values())
        listed = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in found.items())
        yield (
            "tracked-changes",
            f"The document has {total} tracked change{'' if total == 1 else 's'} ({listed}) that nobody accepted or "
            "rejected yet: read as if all were accepted.",
        )
    if reader.comments:
        yield (
            "comments",
            f"{reader.comments} comment{' stands' if reader.comments == 1 else 's stand'} in the document's margin, "
            "no part of the text: left out.",
        )
    if reader.hidden:
        yield (
            "hidden-text",
            f"{reader.hidden} word{' of the document is' if reader.hidden == 1 else 's of the document are'} set as "
            "hidden, which print and screen do not show: left out.",
        )


@dataclass(slots=True)
class _Words:
    """What a paragraph says, and what was found in it."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    calls: list[tuple[int, int, tuple[str, int]]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    sequence: bool = False
    letters: int = 0
    bold: int = 0

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self.parts)

    def add(self, string: str, *, bold: bool = False) -> None:
        """Adds a stretch; white space collapses as a reader of the format is to do."""
        letters = sum(map(str.isalpha, string))
        self.letters, self.bold = self.letters + letters, self.bold + letters * bold
        self.parts.append(string)
        self.size += len(string)


@dataclass
class _Reader:
    """Collects a document's paragraphs; the XML parser has bound how deep they nest."""

    styles: Styles
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Draft] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)
    comments: int = 0
    hidden: int = 0
    _tables: int = 0
    _outline: Count | None = None
    _lists: dict[str, Count] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def flow(self, root: etree._Element, cell: Cell | None = None, *, contents: bool = False) -> None:
        """The paragraphs, lists and tables under an element in order, through sections and the like."""
        for element in root:
            name = local(element)
            if name in {"p", "h"}:
                self._paragraph(element, cell, contents=contents)
            elif name == "list":
                self._list(element, cell, contents=contents)
            elif name == "table":
                self._table(element)
            elif name in _INDEXES:
                self.flow(element, cell, contents=True)
            elif name == "section" and attribute(element, "display") == "none":
                self.hidden += len(" ".join(map(str, element.itertext())).split())
            elif name and name not in _LEFT and not name.endswith("-source"):
                self.flow(element, cell, contents=contents)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number, row = self._tables, 0
        for element, header in _rows(table, header=False):
            row += 1
            column = 1
            for inner in children(element, "table-cell", "covered-table-cell"):
                if local(inner) == "table-cell":
                    rows, columns = count_of(inner, "number-rows-spanned"), count_of(inner, "number-columns-spanned")
                    self.flow(inner, Cell(number, row, column, max(rows, 1), max(columns, 1), header))
                column += count_of(inner, "number-columns-repeated")
            row += count_of(element, "number-rows-repeated") - 1

    def _list(
        self, element: etree._Element, cell: Cell | None, *, contents: bool, place: int = 1, count: Count | None = None
    ) -> None:
        name = attribute(element, "style-name") or ""
        if count is None:
            before = self._lists.get(attribute(element, "continue-list") or "none")
            if before is None and attribute(element, "continue-numbering") == "true":
                before = self._lists.get(f"style {name}")
            count = before or Count(self.styles.lists.get(name, {}))
        elif name and self.styles.lists.get(name) is not None:
            count.levels = self.styles.lists[name]
        if place == 1:
            self._lists[attribute(element, "id") or f"style {name}"] = self._lists[f"style {name}"] = count
        for item in children(element, "list-item", "list-header"):
            begun = local(item) == "list-header"
            start = attribute(item, "start-value")
            for inner in item:
                if local(inner) == "list":
                    self._list(inner, cell, contents=contents, place=place + 1, count=count)
                elif local(inner) in {"p", "h"}:
                    given = int(start) if start is not None and start.isdecimal() and len(start) < 6 else None
                    label = "" if begun else count.next(place, given)
                    self._paragraph(inner, cell, contents=contents, label=label, item=True)
                    begun = True
                else:
                    self.flow(inner, cell, contents=contents)

    def _paragraph(
        self,
        element: etree._Element,
        cell: Cell | None,
        *,
        contents: bool = False,
        label: str = "",
        item: bool = False,
    ) -> None:
        style = self.styles.style("paragraph", attribute(element, "style-name"))
        words = _Words()
        self._take(element, words, style)
        heading = local(element) == "h" or (style.level > 0 and not item) or (style.title and cell is None)
        level = min(count_of(element, "outline-level", style.level or 1), 9) if heading else 0
        if local(element) == "h" and not item and attribute(element, "is-list-header") != "true":
            self._outline = self._outline or Count(self.styles.lists.get("", {}))
            start = attribute(element, "start-value")
            restarted = attribute(element, "restart-numbering") == "true" and start is not None and start.isdecimal()
            label = self._outline.next(level, int((start or "")[:5]) if restarted else None)
        if contents:
            kind = BlockKind.CONTENTS
        elif heading:
            kind = BlockKind.HEADING
        elif cell is not None:
            kind = BlockKind.TABLE_CELL
        elif style.caption or (words.sequence and words.size < 400 and words.bold < words.letters):
            kind = BlockKind.CAPTION
        else:
            kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
        text = words.text
        if text.strip():
            lead = f"{label} " if label else ""
            shift = len(lead) - (len(text) - len(text.lstrip()))
            strong = bool(words.letters) and words.bold == words.letters
            self.drafts.append(
                Draft(
                    kind,
                    lead + text.lstrip(),
                    level if kind is BlockKind.HEADING else 0,
                    cell if kind is BlockKind.TABLE_CELL else None,
                    [(start + shift, end + shift, note) for start, end, note in words.calls],
                    strong=cell is None and (strong or (style.centred and text.isupper())),
                )
            )
        for box in words.boxes:
            self.flow(box, cell, contents=contents)

    def _take(self, element: etree._Element, words: _Words, style: Style) -> None:
        """Adds what an element shows, and what follows inside it."""
        self._say(element.text, words, style)
        for inner in element:
            name = local(inner)
            if name == "note":
                self._note(inner, words)
            elif name == "annotation":
                self.comments += 1
            elif name == "s":
                words.add(" " * count_of(inner, "c"))
            elif name in {"tab", "line-break"}:
                words.add("\t" if name == "tab" else "\n")
            elif name in {"frame", "custom-shape", "text-box"}:
                words.boxes.append(inner)
            elif name == "hidden-text":
                self.hidden += len((attribute(inner, "string-value") or inner.text or "").split())
            elif name == "span":
                own = self.styles.style("text", attribute(inner, "style-name"))
                self._take(inner, words, Style(bold=own.bold or style.bold, hidden=own.hidden or style.hidden))
            elif name and name not in _LEFT:
                words.sequence = words.sequence or name == "sequence"
                self._take(inner, words, style)
            self._say(inner.tail, words, style)

    def _say(self, string: str | None, words: _Words, style: Style) -> None:
        if not string:
            return
        if style.hidden:
            self.hidden += len(string.split())
            return
        shown = _SPACE.sub(" ", string.replace(_SHY, ""))
        if words.parts and words.parts[-1][-1:] in {" ", "\n"} and words.parts[-1][-1:] != "\t":
            shown = shown.lstrip(" ") if words.parts[-1][-1:] == " " and shown[:1] == " " else shown
        if shown:
            words.add(shown, bold=style.bold)

    def _note(self, note: etree._Element, words: _Words) -> None:
        citation, body = child(note, "note-citation"), child(note, "note-body")
        mark = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
        key = (attribute(note, "note-class") or "footnote", len(self.notes))
        if mark:
            words.calls.append((words.size, words.size + len(mark), key))
            words.add(mark)
        said = _Words()
        for paragraph in [] if body is None else body.iter():
            if local(paragraph) in {"p", "h"}:
                if said.parts:
                    said.add("\n")
                self._take(paragraph, said, self.styles.style("paragraph", attribute(paragraph, "style-name")))
        if said.text.strip():
            lead = f"{mark} " if mark else ""
            self.notes.append(Draft(BlockKind.FOOTNOTE, lead + said.text.strip(), note=key))

    def running(self, part: etree._Element) -> None:
        """A head or foot, each text once however many page styles repeat it."""
        for paragraph in part.iter():
            if local(paragraph) in {"p", "h"}:
                words = _Words()
                self._take(paragraph, words, self.styles.style("paragraph", attribute(paragraph, "style-name")))
                key = " ".join(words.text.split())
                if key and key not in self._seen:
                    self._seen.add(key)
                    self.drafts.append(Draft(BlockKind.RUNNING, words.text))


def _rows(table: etree._Element, *, header: bool) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table, through groups, and whether each is one of its head."""
    for element in table:
        name = local(element)
        if name == "table-row":
            yield element, header
        elif name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(element, header=header or name == "table-header-rows")
