"""Reading a published profile page: every line becomes a fact, a heading, a claim, or is said to be unplaced."""

from __future__ import annotations

import re

from stratlas.config import Config, Countries
from stratlas.profiles.asides import Asides
from stratlas.profiles.fact_lines import FactLines
from stratlas.profiles.headings import (
    FoundHeading,
    Headings,
    ends_dotted,
    ends_sentence,
    is_broken_early,
    leads_on,
    unknown_label,
    unknown_line,
)
from stratlas.profiles.items import bullet_kind
from stratlas.profiles.ledger import Ledger
from stratlas.profiles.lines import Line, is_control, is_decoration, split_lines
from stratlas.profiles.reading import PageReading, PartKind
from stratlas.profiles.sections import Section
from stratlas.records import BlockKind, Text

_COLUMNS = re.compile(r"[ \xa0]{4,}|\t+")
_OUTSIDE = {BlockKind.RUNNING: "running head or foot", BlockKind.FOOTNOTE: "footnote"}
_SIDE_BY_SIDE = "Headings stand side by side here, so that the page does not say what belongs to which."


def read_page(text: Text, config: Config, countries: Countries) -> PageReading:
    """What a published profile page says; a page however odd is read, and what has no place is among `unplaced`.

    Under a heading that names two of the monitor's, each claim is given once for each, with the same words.
    """
    return _Reader(text, config, countries).read()


class _Reader:
    def __init__(self, text: Text, config: Config, countries: Countries) -> None:
        self._text, self._ledger = text, Ledger(text)
        self._headings = Headings(config)
        self._lines = split_lines(text)
        self._facts = FactLines(self._lines, config, countries, self._ledger, self._close_for_fact)
        self._asides = Asides(self._lines, self._headings, text.content)
        self._section = Section(self._ledger)
        self._seen: set[str] = set()
        self._found = 0

    def read(self) -> PageReading:
        at = 0
        while at < len(self._lines):
            at += self._line(at)
        self._close()
        report, reference_year = self._facts.reported()
        self._facts.compare_years(reference_year)
        title, ledger = self._facts.title, self._ledger
        return PageReading(
            title.country if title else None,
            title.edition if title else None,
            reference_year,
            tuple(self._facts.years),
            report,
            tuple(ledger.claims),
            tuple(sorted(ledger.unplaced, key=lambda item: item.span.start)),
            tuple(sorted(ledger.notes, key=lambda note: note.line)),
            tuple(sorted(ledger.ignored, key=lambda item: item.span.start)),
            self._found,
            tuple(sorted(ledger.parts, key=lambda part: part.span.start)),
        )

    # One line at a time: each look says how many lines it took, 0 for none.

    def _line(self, at: int) -> int:
        line = self._lines[at]
        if is_decoration(line.text):
            self._ledger.ignore(line.start, line.end, line.number, "decoration")
            if is_control(line.text) and (line.kind is BlockKind.HEADING or line.text.startswith("#")):
                self._leave(f"“{line.text.strip('# ')}”")
            return 1
        for look in (self._outside, self._aside, self._fact, self._columns, self._heading, self._unknown):
            if taken := look(at):
                return taken
        if self._may_end_items(line):
            self._may_be_heading(line, line.text)
        self._section.add(line, line.start, first=False, found=self._found)
        return 1

    def _may_end_items(self, line: Line) -> bool:
        """Whether a line without a bullet goes on from an item that seemed to be whole."""
        section = self._section
        if not section.listed or line.first or not section.bullet or bullet_kind(line.text) or leads_on(section.last):
            return False
        width = max(len(line.text), *(stretch.end - stretch.start for stretch in section.stretches))
        room = width - len(section.last) > len(line.text.split(maxsplit=1)[0])
        return room and line.text[0].isupper() and unknown_line(line.text) is not None

    def _outside(self, at: int) -> int:
        line = self._lines[at]
        if line.text.startswith("©"):
            self._ledger.unplace(line.start, line.end, line.number, "This is a copyright line.")
            return 1
        if line.kind not in _OUTSIDE:
            return 0
        inside = bool(self._section.keys)
        if line.kind is not BlockKind.RUNNING or not self._facts.take_title(line, inside=inside):
            reason = f"This is a {_OUTSIDE[line.kind]}, outside the text."
            self._ledger.unplace(line.start, line.end, line.number, reason)
        return 1

    def _aside(self, at: int) -> int:
        taken, reason = self._asides.read(at, listed=self._section.listed)
        for line in self._lines[at : at + taken]:
            self._ledger.unplace(line.start, line.end, line.number, reason)
        return taken

    def _fact(self, at: int) -> int:
        return self._facts.take(at, inside=bool(self._section.keys))

    def _close_for_fact(self) -> None:
        """A fact ends the section it stands after, but only where that section has its content."""
        if self._section.stretches:
            self._close()

    # Headings and what stands under them.

    def _columns(self, at: int) -> int:
        """Takes a line of headings in columns: the lines below hold words of each."""
        line = self._lines[at]
        pieces = _COLUMNS.split(line.text)
        if not 2 <= len(pieces) <= 4:
            return 0
        known = [self._headings.match(piece.strip("*_#:： ")) for piece in pieces]
        named = [match is not None and match.cost <= 2 for match in known]
        # A label that the monitor does not know must have its colon.
        if not named[0] or not all(found or piece.endswith(":") for found, piece in zip(named, pieces, strict=True)):
            return 0
        self._close()
        self._found += sum(named)
        self._section = Section(self._ledger, outside=_SIDE_BY_SIDE)
        self._ledger.unplace(line.start, line.end, line.number, _SIDE_BY_SIDE)
        return 1

    def _heading(self, at: int) -> int:
        line = self._lines[at]
        content = self._text.content
        found = self._headings.find(content, line.start, line.end)
        taken = 1
        if ":" not in line.text and not line.last:
            following = self._lines[at + 1]
            joined = self._headings.find(content, line.start, following.end)
            # A heading over two lines has its colon on the second, or is all there is.
            whole = (line.first and following.last) or not (joined and joined.alone)
            if joined and joined.end > following.start and whole and (not found or joined.cost <= found.cost):
                found, taken = joined, 2
        if not found or not self._is_heading(at, found):
            return 0
        self._open(found, line)
        last = self._lines[at + taken - 1]
        if content[found.end : last.end].strip():
            self._section.add(last, max(found.end, last.start), first=True, found=self._found)
        return taken

    def _is_heading(self, at: int, found: FoundHeading) -> bool:
        """Whether words that read like a heading stand where one can be."""
        line, section = self._lines[at], self._section
        if found.alone and found.cost > 2 and ":" not in line.text and section.listed:
            # “NATO” among items is one of them, but over a paragraph it is a heading.
            return not line.text.endswith(".") and self._over_paragraph(at)
        colon = found.end <= line.end and self._text.content[found.end - 1 : found.end] in ":： *_"
        if not found.alone or (colon and ":" in line.text) or line.kind is BlockKind.HEADING:
            return line.first or found.cost <= 2 or self._complete(at)
        if section.listed and self._in_bullets(line):
            return False
        neighbours = (*self._lines[max(at - 1, 0) : at], *self._lines[at + 1 : at + 2])
        if line.kind is BlockKind.LIST_ITEM and any(other.kind is BlockKind.LIST_ITEM for other in neighbours):
            return False  # an entry of a table of contents or a menu
        if line.first:
            return True
        if line.text[0].islower() or (line.text.endswith(".") and not ends_dotted(line.text)):
            return False
        return self._is_heading_inside(at, found)

    def _is_heading_inside(self, at: int, found: FoundHeading) -> bool:
        """Whether a line in the middle of a paragraph that reads like a heading and nothing else is one."""
        line, section = self._lines[at], self._section
        if section.listed and section.bullet and not bullet_kind(line.text):
            # Among items with bullets it is the line without one; an item that runs on is not at its end.
            return not leads_on(section.last)
        if found.cost > 1 and not self._complete(at):
            return False
        before, held = self._lines[at - 1], section.stretches
        flows = bool(held) and held[-1].end == before.end and not section.listed
        if not flows or ends_sentence(before.text):
            return True
        # In the middle of a sentence it is part of it, unless that broke off.
        goes_on = not line.last and self._lines[at + 1].text[0].islower()
        return found.cost == 0 and not goes_on and not leads_on(before.text)

    def _in_bullets(self, line: Line) -> bool:
        """Whether a line is one more of the items that the section holds."""
        section, bullet = self._section, bullet_kind(line.text)
        if not section.stretches:
            return line.kind is BlockKind.LIST_ITEM
        if bullet and bullet == section.bullet:
            # Where headings have numbers, a number does not make an item.
            return not (bullet.isalnum() and section.numbered)
        return line.kind is BlockKind.LIST_ITEM and section.stretches[-1].item

    def _open(self, found: FoundHeading, line: Line) -> None:
        before, beyond = self._section, self._section.stretches
        self._close()
        span_end = found.end
        while span_end > line.start and self._text.content[span_end - 1].isspace():
            span_end -= 1
        self._ledger.part(PartKind.HEADING, line.start, span_end, line.number)
        self._found += 1
        names = " and ".join(f"“{self._headings.labels[key]}”" for key in found.keys)
        if len(found.keys) > 1:
            self._ledger.note(line.number, f"One heading names several: what it says stands under {names}.")
        for key in found.keys:
            if key in self._seen:
                self._ledger.note(line.number, f"“{self._headings.labels[key]}” is there twice.")
            self._seen.add(key)
        kind, numbered = self._headings.kinds[found.keys[0]], bullet_kind(line.text).isalnum()
        self._section = Section(self._ledger, found.keys, kind, "", names, line.number, numbered)
        if before.listed and not beyond and self._section.listed:
            message = f"{names} comes right after {before.label}: some of what stands here may belong there."
            self._ledger.note(line.number, message)

    def _unknown(self, at: int) -> int:
        """Takes the line that begins what is no heading of the monitor."""
        line = self._lines[at]
        label = self._unknown_heading(at)
        if not label:
            return 0
        self._leave(f"“{label}”")
        self._ledger.unplace(line.start, line.end, line.number, f"“{label}” is not a heading of this monitor.")
        return 1

    def _leave(self, label: str) -> None:
        """Ends the section: what follows stands under no heading of the monitor."""
        self._close()
        outside = f"This stands under {label}, which is no heading of this monitor."
        self._section = Section(self._ledger, outside=outside, label=label)

    def _unknown_heading(self, at: int) -> str:
        line, section = self._lines[at], self._section
        if line.kind is BlockKind.HEADING and line.first:
            return line.text.strip("*_#: ")
        if line.kind is BlockKind.LIST_ITEM or not (section.keys or section.outside):
            return ""
        label = unknown_label(line.text)
        if label and not self._item_lines(line):
            if label.sure and (line.first or self._complete(at)):
                return label.label
            if line.first and not section.listed:
                self._may_be_heading(line, f"{label.label}:")
        short = unknown_line(line.text) if line.first and at + 1 < len(self._lines) else None
        return short.label if short and self._is_over_text(at) else ""

    def _is_over_text(self, at: int) -> bool:
        """Whether a short line that begins a paragraph stands over the text that it is the heading of."""
        line, section = self._lines[at], self._section
        if line.alone and line.text.startswith("#"):
            return True
        following = self._lines[at + 1]
        sentence = ends_sentence(self._group_end(at + 1))
        if line.alone and self._over_paragraph(at) and (not section.listed or section.slashed or sentence):
            return True
        if len(line.text.split()) > 6 or bullet_kind(line.text) or not sentence or not self._is_running(following):
            return False
        if not line.alone and not is_broken_early(line.text, following.text):
            return False
        if not line.alone and not (self._over_paragraph(at) if section.listed else ends_sentence(section.last)):
            return False
        if section.listed and not section.items_complete:
            if section.stretches and not ends_sentence(section.last):
                self._may_be_heading(line, line.text)
            return False
        return True

    def _may_be_heading(self, line: Line, label: str) -> None:
        self._ledger.note(line.number, f"“{label}” may be a heading; it was read as part of the text.")

    def _over_paragraph(self, at: int) -> bool:
        """Whether the next line is running text."""
        if at + 1 == len(self._lines):
            return False
        line = self._lines[at + 1]
        return len(line.text.split()) >= 8 and self._is_running(line)

    def _is_running(self, line: Line) -> bool:
        """Whether a line may be running text: no items, no heading."""
        if "//" in line.text or line.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING):
            return False
        return self._headings.find(self._text.content, line.start, line.end) is None

    def _item_lines(self, line: Line) -> bool:
        """Whether the line is an item of a list with one item a line."""
        bulleted = not line.text[0].isalnum() and line.text[0] not in "#*_“"
        return self._section.listed and (bulleted or (not line.first and not self._section.slashed))

    def _complete(self, at: int) -> bool:
        """Whether the line before, in the same paragraph, has said all it had to say."""
        before, line = self._lines[at - 1].text, self._lines[at].text
        if self._section.listed:
            return self._section.slashed and not before.endswith("/") and "//" not in line
        return ends_sentence(before)

    def _group_end(self, at: int) -> str:
        while not self._lines[at].last:
            at += 1
        return self._lines[at].text

    def _close(self) -> None:
        section = self._section
        self._section = Section(self._ledger, outside=section.outside)
        section.close(self._headings)
