"""The words of a DOCX's paragraphs as they now read: changes taken, fields shown, hidden text out, notes marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from stratlas.extract.builder import raised
from stratlas.extract.docx_file import attribute, child, children, local, value_of
from stratlas.extract.docx_numbers import written
from stratlas.extract.docx_styles import Look, Styles
from stratlas.extract.docx_symbols import shown, symbol

# What is no part of the text as it now reads: deletions, codes of fields, ruby glosses, properties.
LEFT = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr"}) | {
    "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "docPr", "cNvPr", "oMathParaPr", "ctrlPr",
}  # fmt: skip
CHANGES = {"ins": "insertion", "del": "deletion", "moveTo": "move", "moveFrom": "moved"}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_SHY = "\u00ad"
_ON = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class Mark:
    """Where a paragraph calls a note: the stretch of the mark and the note (part and id)."""

    start: int
    end: int
    note: tuple[str, str]


@dataclass(slots=True)
class Words:
    """What a paragraph says, and what was found in it."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    bold: bool = False
    fields: tuple[str, ...] = ()
    """The kinds of the fields it stands in or holds (`TOC`, `SEQ`)."""

    def after(self, other: Words) -> Words:
        """This paragraph joined to the end of another."""
        shift = len(other.text)
        moved = [Mark(mark.start + shift, mark.end + shift, mark.note) for mark in self.marks]
        bold = self.bold and other.bold
        return Words(
            other.text + self.text, other.marks + moved, other.boxes + self.boxes, bold, other.fields + self.fields
        )


@dataclass(slots=True)
class Field:
    """A field that has begun: its code so far, and whether its result has begun."""

    code: str = ""
    shown: bool = False

    @property
    def kind(self) -> str:
        """The first word of its code."""
        return self.code.split(maxsplit=1)[0].upper() if self.code.strip() else ""


@dataclass
class NoteMarks:
    """How the notes of one part are marked: a form and a first number; numbers are given as marks are met."""

    form: str
    start: int = 1
    given: dict[str, str] = field(default_factory=dict)
    counted: int = 0

    def mark(self, note: str, *, own: bool) -> str:
        """The mark of a note; empty where the document brings its own."""
        if note not in self.given:
            self.counted += not own
            self.given[note] = "" if own else written(self.start + self.counted - 1, self.form)
        return self.given[note]

    @classmethod
    def of(cls, settings: etree._Element | None, part: str) -> NoteMarks:
        """As the document's settings say; endnotes have small Roman numbers where nothing is said."""
        properties = child(settings, "footnotePr" if part == "footnotes" else "endnotePr")
        form = value_of(properties, "numFmt") or ("decimal" if part == "footnotes" else "lowerRoman")
        start = value_of(properties, "numStart") or "1"
        return cls(form, int(start) if start.isdecimal() and len(start) < 6 else 1)


@dataclass
class Speaker:
    """Reads paragraphs in their order, as fields and notes run on from one to the next."""

    styles: Styles
    notes: dict[str, NoteMarks]
    changes: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    open_fields: list[Field] = field(default_factory=list)

    def words(self, paragraph: etree._Element, look: Look | None = None) -> Words:
        """What a paragraph says; text boxes in it are put aside."""
        look = look or self.styles.look(paragraph)
        found, parts, size = Words(), list[str](), 0
        kinds = [part.kind for part in self.open_fields]
        letters = bold_letters = 0
        own_mark: tuple[str, str] | None = None
        run_bold, run_hidden, run_font, run_high = look.bold, False, None, False
        waiting = list(reversed(paragraph))
        while waiting:
            element = waiting.pop()
            name = local(element)
            if name in CHANGES:
                self.changes[CHANGES[name]] += 1
            if name == "r":
                properties = child(element, "rPr")
                run_bold, run_hidden = self.styles.run_look(properties, look)
                run_font, run_high, own_mark = _font(properties), _is_high(properties), None
            if name in {"fldChar", "fldSimple", "instrText"}:
                kinds += self._field(name, element)
            if name in NOTES:
                note = (NOTES[name], attribute(element, "id") or "")
                own = (attribute(element, "customMarkFollows") or "") in _ON
                piece = self.notes[note[0]].mark(note[1], own=own)
                own_mark = note if own else None
                if piece:
                    found.marks.append(Mark(size, size + len(piece), note))
            elif name == "txbxContent":
                found.boxes.append(element)
                continue
            elif name == "AlternateContent":
                waiting.extend(_alternative(element))
                continue
            else:
                said = _piece(element, name, run_font)
                if said is None:
                    if name not in LEFT:
                        waiting.extend(reversed(element))
                    continue
                piece = raised(said, parts[-1] if parts else "") if run_high and own_mark is None else said
            if run_hidden and name not in NOTES:
                self.hidden += len(piece.split())
                continue
            if not all(part.shown for part in self.open_fields):
                continue
            if own_mark is not None and piece.strip():
                found.marks.append(Mark(size, size + len(piece), own_mark))
            own_mark = own_mark if not piece.strip() or name in NOTES else None
            count = sum(map(str.isalpha, piece))
            letters, bold_letters = letters + count, bold_letters + count * run_bold
            parts.append(piece)
            size += len(piece)
        found.text, found.bold = "".join(parts), bool(letters) and bold_letters == letters
        found.fields = tuple(kinds)
        return found

    def _field(self, name: str, element: etree._Element) -> list[str]:
        """Follows the beginning, code and end of fields; the kinds of those whose result begins here."""
        if name == "fldSimple":
            return [Field(attribute(element, "instr") or "").kind]
        if name == "instrText":
            if self.open_fields:
                self.open_fields[-1].code += element.text or ""
            return []
        step = attribute(element, "fldCharType")
        if step == "begin":
            self.open_fields.append(Field())
        elif step == "separate" and self.open_fields:
            self.open_fields[-1].shown = True
            return [self.open_fields[-1].kind]
        elif step == "end" and self.open_fields:
            self.open_fields.pop()
        return []


def _piece(element: etree._Element, name: str, font: str | None) -> str | None:
    """What one element shows by itself; None for one to look into."""
    if name == "t":
        return shown((element.text or "").replace(_SHY, ""), font)
    if name == "br":
        return "\n" if attribute(element, "type") in {None, "textWrapping"} else " "
    if name == "sym":
        try:
            return symbol(int(attribute(element, "char") or "", 16), attribute(element, "font"))
        except ValueError:
            return ""
    parent = element.getparent()
    if name in _SIGNS and parent is not None and local(parent) == "r":
        return _SIGNS[name]
    return None


def _is_high(properties: etree._Element | None) -> bool:
    return value_of(properties, "vertAlign") == "superscript"


def _font(properties: etree._Element | None) -> str | None:
    fonts = child(properties, "rFonts")
    return None if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _alternative(element: etree._Element) -> list[etree._Element]:
    """The first choice, else what older programs are to show; both say the same."""
    choice = child(element, "Choice")
    taken = choice if choice is not None else child(element, "Fallback")
    return [] if taken is None else list(reversed(taken))


def with_mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph was deleted, so that it runs into the next one."""
    run = child(child(paragraph, "pPr"), "rPr")
    return any(True for _ in children(run, "del", "moveFrom"))


def drops_capital(paragraph: etree._Element) -> bool:
    """Whether it is nothing but a large first letter of the next paragraph."""
    frame = child(child(paragraph, "pPr"), "framePr")
    return frame is not None and (attribute(frame, "dropCap") or "none") != "none"
