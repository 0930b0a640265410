"""Reading a published profile page: every line becomes a fact, a heading, a claim, or is said to be unplaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from stratlas.config import Config, Countries, HeadingKind
from stratlas.profiles.facts import (
    Change,
    Kinds,
    Title,
    is_years_only,
    names_other_document,
    read_change,
    read_title,
)
from stratlas.profiles.headings import FoundHeading, Headings, ends_sentence, unknown_label, unknown_line
from stratlas.profiles.items import Stretch, cut_list, cut_prose, has_separator
from stratlas.profiles.lines import Line, is_decoration, split_lines
from stratlas.profiles.reading import Ignored, NamedDocument, Note, PageReading, Part, PartKind, ReadClaim, Unplaced
from stratlas.profiles.suspicions import cut_off, run_together
from stratlas.records import BlockKind, Outcome, Report, Text

_STRONGEST = (
    Outcome.ADOPTED,
    Outcome.AMENDED,
    Outcome.ENDED,
    Outcome.IN_PREPARATION,
    Outcome.UNKNOWN,
    Outcome.UNCHANGED,
)
_SILENT = frozenset({"n/a", "na", "not available", "no data", "no information", "not mentioned"})
_PIECES = re.compile(r"//|;|\||,(?=\s[^\W\d_])")


def read_page(text: Text, config: Config, countries: Countries) -> PageReading:
    """What a published profile page says; a page however odd is read, and what has no place is among `unplaced`.

    Under a heading that names two of the monitor's, each claim is given once for each, with the same words.
    """
    return _Reader(text, config, countries).read()


@dataclass
class _Section:
    """What is being read: the headings named (none: before the first), or a heading that is not the monitor's."""

    keys: tuple[str, ...] = ()
    kind: HeadingKind | None = None
    unknown: str = ""
    label: str = ""
    line: int = 0
    stretches: list[Stretch] = field(default_factory=list)


class _Reader:
    def __init__(self, text: Text, config: Config, countries: Countries) -> None:
        self._text, self._countries = text, countries
        self._headings, self._kinds = Headings(config), Kinds(config)
        self._lines = split_lines(text)
        self._section = _Section()
        self._title: Title | None = None
        self._report: Report | None = None
        self._changes: list[tuple[Change, int, int, int]] = []
        self._seen: set[str] = set()
        self._found = 0
        self._years: list[NamedDocument] = []
        self._claims: list[ReadClaim] = []
        self._unplaced: list[Unplaced] = []
        self._ignored: list[Ignored] = []
        self._notes: list[Note] = []
        self._parts: list[Part] = []

    def read(self) -> PageReading:
        at = 0
        while at < len(self._lines):
            at += self._line(at)
        self._close()
        report, reference_year = self._reported()
        self._compare_years(reference_year)
        return PageReading(
            self._title.country if self._title else None,
            self._title.edition if self._title else None,
            reference_year,
            tuple(self._years),
            report,
            tuple(self._claims),
            tuple(sorted(self._unplaced, key=lambda item: item.span.start)),
            tuple(sorted(self._notes, key=lambda note: note.line)),
            tuple(sorted(self._ignored, key=lambda item: item.span.start)),
            self._found,
            tuple(sorted(self._parts, key=lambda part: part.span.start)),
        )

    # One line at a time: each look says how many lines it took, 0 for none.

    def _line(self, at: int) -> int:
        line = self._lines[at]
        if is_decoration(line.text):
            self._ignore(line.start, line.end, line.number, "decoration")
            return 1
        if line.kind in (BlockKind.RUNNING, BlockKind.FOOTNOTE):
            if line.kind is BlockKind.RUNNING and self._is_title(line):
                return 1
            self._unplace(line.start, line.end, line.number, f"This is a {_OUTSIDE[line.kind]}, outside the text.")
            return 1
        if line.text.startswith("©"):
            self._unplace(line.start, line.end, line.number, "This is a copyright line.")
            return 1
        for look in (self._fact, self._heading, self._unknown):
            if taken := look(at):
                return taken
        self._content(line, line.start)
        return 1

    def _fact(self, at: int) -> int:
        line = self._lines[at]
        inside = bool(self._section.keys)
        if inside and not (line.alone or line.first):
            return 0
        if self._is_title(line):
            return 1
        if taken := self._year_line(at, inside):
            return taken
        if (line.alone or not inside) and (change := read_change(line.text)):
            self._close_for_fact()
            self._change(change, line.start, line.end, line.number)
            return 1
        if (line.alone or not inside) and names_other_document(line.text):
            self._unplace(
                line.start, line.end, line.number, "This names a document of a kind that this monitor does not know."
            )
            return 1
        return 0

    def _is_title(self, line: Line) -> bool:
        if self._section.keys and not line.alone:
            return False
        if self._headings.match(line.text) or self._kinds.read(line.text):
            return False
        first = not self._parts or all(part.kind is PartKind.IGNORED for part in self._parts)
        bare = self._title is None and not self._section.keys and (first or line.kind is BlockKind.HEADING)
        title = read_title(line.text, self._countries, bare=bare)
        if title is None or (self._section.keys and not title.full):
            return False
        held = self._title
        if held and (title.country, title.edition) != (held.country, held.edition):
            if (held.country and title.country not in (None, held.country)) or (
                held.edition and title.edition not in (None, held.edition)
            ):
                self._unplace(line.start, line.end, line.number, "This is another title than the one before.")
                return True
            title = Title(held.country or title.country, held.edition or title.edition, title.name, True)
        self._title = title
        self._part(PartKind.TITLE, line.start, line.end, line.number)
        if title.country is None and title.name:
            self._note(line.number, f"“{title.name}” in the title is not a country of this monitor.")
        return True

    def _year_line(self, at: int, inside: bool) -> int:
        """Takes a year line, also one whose year stands on the next line, or several on one line."""
        line = self._lines[at]
        if not inside and (taken := self._several(line)):
            return taken
        read = self._kinds.read(line.text)
        if read is None:
            return 0
        if inside and not (line.alone and (read.clean or not ends_sentence(line.text))):
            return 0
        if read.years or read.remark:
            self._name(read.kinds, read.years, line.start, line.start + read.end, line.number, read.remark)
            self._after_years(line, line.start + read.end)
            return 1
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if following and is_years_only(following.text):
            below = self._kinds.read(f"{line.text.rstrip(' :')}: {following.text}")
            if below:
                self._name(below.kinds, below.years, line.start, following.end, line.number, below.remark)
                return 2
        if inside:
            return 0
        if line.text[-1] in "–—-":
            self._name(read.kinds, (), line.start, line.end, line.number, f"“{line.text[-1]}”: no document")
            return 1
        self._unplace(line.start, line.end, line.number, "This names a kind of document without a year.")
        return 1

    def _after_years(self, line: Line, at: int) -> None:
        rest = self._text.content[at : line.end]
        if change := read_change(rest):
            begin = at + len(rest) - len(rest.lstrip())
            self._change(change, begin, line.end, line.number)

    def _several(self, line: Line) -> int:
        """“NSS: 2020 // NDS: 2021”."""
        edges = [0, *(edge for cut in _PIECES.finditer(line.text) for edge in cut.span()), len(line.text)]
        pieces = [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right]
        read = [self._kinds.read(line.text[left:right].strip()) for left, right in pieces]
        if len(pieces) < 2 or not all(item and (item.years or item.remark) for item in read):
            return 0
        for item, (left, _) in zip(read, pieces, strict=True):
            if item:
                self._name(item.kinds, item.years, line.start, line.end, line.number, item.remark, part=left == 0)
        return 1

    def _name(
        self,
        kinds: Sequence[str],
        years: Sequence[int],
        start: int,
        end: int,
        line: int,
        remark: str,
        *,
        part: bool = True,
    ) -> None:
        self._close_for_fact()
        span = self._text.span(start, end)
        if part:
            self._part(PartKind.YEAR, start, end, line)
        self._years += [NamedDocument(kind, year, line, span) for kind in kinds for year in years]
        names = " and ".join(self._kinds.labels[kind] for kind in kinds)
        if remark:
            self._note(line, f"{names}: {remark}.")
        if len(kinds) > 1 and years:
            self._note(line, f"One year line names two kinds: {names}.")
        for kind in kinds:
            for year in years:
                if sum(item.kind == kind and item.year == year for item in self._years) > 1:
                    self._note(line, f"{self._kinds.labels[kind]} {year} is named twice.")

    def _change(self, change: Change, start: int, end: int, line: int) -> None:
        edition = self._title.edition if self._title else None
        if change.since:
            # The year of “no changes since” is that of the last change, not the one that the page reports on.
            if edition is None:
                self._unplace(start, end, line, "This does not say which year it reports on.")
                return
            year = int(edition) - 1
            self._note(line, f"The line about change says “since {change.year}”; it was read as about {year}.")
            change = Change(change.outcome, year, True)
        self._part(PartKind.CHANGE, start, end, line)
        self._changes.append((change, start, end, line))

    def _reported(self) -> tuple[Report | None, int | None]:
        """The report of the page: of several lines about change the one that says most."""
        if not self._changes:
            return None, None
        change, start, end, line = min(self._changes, key=lambda item: _STRONGEST.index(item[0].outcome))
        if any((other.outcome, other.year) != (change.outcome, change.year) for other, *_ in self._changes):
            self._note(line, "Several lines about change say different things; this one counts.")
        report = Report(change.outcome, change.year, self._text.span(start, end))
        return report, None if change.since else change.year

    def _compare_years(self, reference_year: int | None) -> None:
        if self._title and self._title.edition and reference_year and reference_year != int(self._title.edition) - 1:
            line = self._changes[0][3]
            self._note(line, f"The title says {self._title.edition}, the line about change {reference_year}.")

    def _close_for_fact(self) -> None:
        """A fact ends the section it stands after, but only where that section has its content."""
        if self._section.stretches:
            self._close()

    # Headings and what stands under them.

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
            self._content(last, max(found.end, last.start), first=True)
        return taken

    def _is_heading(self, at: int, found: FoundHeading) -> bool:
        """Whether words that read like a heading stand where one can be."""
        line = self._lines[at]
        if found.alone and found.cost > 2 and ":" not in line.text and self._section.kind is HeadingKind.LIST:
            # “NATO” among items is one of them, but over a paragraph it is a heading.
            return not line.text.endswith(".") and self._over_paragraph(at)
        colon = found.end <= line.end and self._text.content[found.end - 1 : found.end] in ":： *_"
        if not found.alone or (colon and ":" in line.text) or line.kind is BlockKind.HEADING:
            return line.first or found.cost <= 2 or self._complete(at)
        if self._section.kind is HeadingKind.LIST and self._in_bullets(line):
            return False
        neighbours = (*self._lines[max(at - 1, 0) : at], *self._lines[at + 1 : at + 2])
        if line.kind is BlockKind.LIST_ITEM and any(other.kind is BlockKind.LIST_ITEM for other in neighbours):
            return False  # an entry of a table of contents or a menu
        if line.first:
            return True
        before = self._lines[at - 1]
        held = self._section.stretches
        flows = bool(held) and held[-1].end == before.end and self._section.kind is HeadingKind.PROSE
        if line.text.endswith(".") or line.text[0].islower() or (found.cost > 1 and not self._complete(at)):
            return False
        return not flows or ends_sentence(before.text) or found.cost == 0

    def _in_bullets(self, line: Line) -> bool:
        if not self._section.stretches:
            return line.kind is BlockKind.LIST_ITEM
        before = self._text.content[self._section.stretches[-1].start]
        same = line.text[0] == before and not before.isalnum()
        return same or (line.kind is BlockKind.LIST_ITEM and self._section.stretches[-1].item)

    def _open(self, found: FoundHeading, line: Line) -> None:
        self._close()
        span_end = found.end
        while span_end > line.start and self._text.content[span_end - 1].isspace():
            span_end -= 1
        self._part(PartKind.HEADING, line.start, span_end, line.number)
        self._found += 1
        names = " and ".join(f"“{self._headings.labels[key]}”" for key in found.keys)
        if len(found.keys) > 1:
            self._note(line.number, f"One heading names several: what it says stands under {names}.")
        for key in found.keys:
            if key in self._seen:
                self._note(line.number, f"“{self._headings.labels[key]}” is there twice.")
            self._seen.add(key)
        kind = self._headings.kinds[found.keys[0]]
        self._section = _Section(found.keys, kind, "", names, line.number)

    def _unknown(self, at: int) -> int:
        """Takes the line that begins what is no heading of the monitor."""
        line = self._lines[at]
        label = self._unknown_heading(at)
        if not label:
            return 0
        self._close()
        self._section = _Section(unknown=label, label=label, line=line.number)
        self._unplace(line.start, line.end, line.number, f"“{label}” is not a heading of this monitor.")
        return 1

    def _unknown_heading(self, at: int) -> str:
        line, section = self._lines[at], self._section
        if line.kind is BlockKind.HEADING and line.first:
            return line.text.strip("*_#: ")
        if line.kind is BlockKind.LIST_ITEM or not (section.keys or section.unknown):
            return ""
        marked = line.text.startswith("#")
        label = unknown_label(line.text)
        if label and not self._item_lines(line):
            if label.sure and (line.first or self._complete(at)):
                return label.label
            if line.first and section.kind is HeadingKind.PROSE:
                self._note(line.number, f"“{label.label}:” may be a heading; it was read as part of the text.")
        if line.alone and at + 1 < len(self._lines) and (short := unknown_line(line.text)):
            paragraph = self._over_paragraph(at)
            listed = section.kind is HeadingKind.LIST and not self._has_separators()
            if marked or (paragraph and (not listed or ends_sentence(self._group_end(at + 1)))):
                return short.label
        return ""

    def _over_paragraph(self, at: int) -> bool:
        """Whether the next line is running text."""
        if at + 1 == len(self._lines):
            return False
        line = self._lines[at + 1]
        heading = self._headings.find(self._text.content, line.start, line.end)
        return len(line.text.split()) >= 8 and "//" not in line.text and heading is None

    def _item_lines(self, line: Line) -> bool:
        """Whether the line is an item of a list with one item a line."""
        bulleted = not line.text[0].isalnum() and line.text[0] not in "#*_“"
        return self._section.kind is HeadingKind.LIST and (bulleted or (not line.first and not self._has_separators()))

    def _complete(self, at: int) -> bool:
        """Whether the line before, in the same paragraph, has said all it had to say."""
        before, line = self._lines[at - 1].text, self._lines[at].text
        if self._section.kind is HeadingKind.LIST:
            return self._has_separators() and not before.endswith("/") and "//" not in line
        return ends_sentence(before)

    def _has_separators(self) -> bool:
        held = self._section.stretches
        return bool(held) and has_separator(self._text.content[held[0].start : held[-1].end])

    def _group_end(self, at: int) -> str:
        while not self._lines[at].last:
            at += 1
        return self._lines[at].text

    def _content(self, line: Line, start: int, *, first: bool = False) -> None:
        section = self._section
        piece = self._text.content[start : line.end]
        start += len(piece) - len(piece.lstrip())
        if section.unknown:
            reason = f"This stands under “{section.unknown}”, which is no heading of this monitor."
            self._unplace(start, line.end, line.number, reason)
        elif not section.keys:
            where = "under no heading" if self._found else "before the first heading"
            self._unplace(start, line.end, line.number, f"This stands {where}.")
        elif piece.strip().casefold() in _SILENT:
            self._unplace(start, line.end, line.number, f"Here {section.label} says “{piece.strip()}” and no more.")
        else:
            held = section.stretches
            # A line taken for something else in between parts paragraphs as well.
            parted = not held or self._text.content[held[-1].end : start].strip() != ""
            section.stretches.append(
                Stretch(start, line.end, line.number, first or line.first or parted, line.kind is BlockKind.LIST_ITEM)
            )

    def _close(self) -> None:
        """Makes claims of what stood under the heading."""
        section, self._section = self._section, _Section(unknown=self._section.unknown)
        if not section.keys:
            return
        cut = cut_list if section.kind is HeadingKind.LIST else cut_prose
        found = cut(self._text.content, section.stretches)
        for left in found.left:
            self._ignore(left.start, left.end, self._line_at(section, left.start), left.what)
        for statement in found.statements:
            line = self._line_at(section, statement.start)
            span = self._text.span(statement.start, statement.end)
            self._part(PartKind.CLAIM, statement.start, statement.end, line)
            self._claims += [ReadClaim(key, statement.wording, line, span) for key in section.keys]
            self._remark(statement.wording, statement.marks, section, line)
        if not found.statements:
            self._note(section.line, f"{section.label} has nothing under it.")

    def _remark(self, wording: str, marks: Sequence[str], section: _Section, line: int) -> None:
        if marks:
            self._note(line, f"Footnote marks were left out: {', '.join(f'“{mark}”' for mark in marks)}.")
        if cut_off(wording, prose=section.kind is HeadingKind.PROSE):
            self._note(line, f"The text ends without the end of a sentence: “…{wording[-40:]}”.")
        for word in run_together(wording):
            self._note(line, f"“{word}” may be words run together.")

    def _line_at(self, section: _Section, offset: int) -> int:
        return next((item.line for item in reversed(section.stretches) if item.start <= offset), section.line)

    # The book-keeping.

    def _part(self, kind: PartKind, start: int, end: int, line: int) -> None:
        self._parts.append(Part(kind, line, self._text.span(start, end)))

    def _unplace(self, start: int, end: int, line: int, reason: str) -> None:
        self._part(PartKind.UNPLACED, start, end, line)
        self._unplaced.append(Unplaced(line, self._text.span(start, end), reason))

    def _ignore(self, start: int, end: int, line: int, what: str) -> None:
        raw = self._text.content[start:end]
        if not raw.strip():
            return
        start += len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        self._part(PartKind.IGNORED, start, end, line)
        self._ignored.append(Ignored(line, self._text.span(start, end), what))

    def _note(self, line: int, message: str) -> None:
        self._notes.append(Note(line, message))


_OUTSIDE = {BlockKind.RUNNING: "running head or foot", BlockKind.FOOTNOTE: "footnote"}
