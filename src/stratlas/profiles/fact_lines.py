"""The facts of a page, line by line: its title, the years of documents, what changed in the year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from stratlas.config import Config, Countries
from stratlas.profiles.facts import (
    Change,
    Kinds,
    Title,
    is_years_only,
    names_other_document,
    read_change,
    read_title,
)
from stratlas.profiles.headings import Headings, ends_sentence
from stratlas.profiles.ledger import Ledger
from stratlas.profiles.lines import Line
from stratlas.profiles.reading import NamedDocument, PartKind
from stratlas.records import BlockKind, Outcome, Report

_STRONGEST = (
    Outcome.ADOPTED,
    Outcome.AMENDED,
    Outcome.ENDED,
    Outcome.IN_PREPARATION,
    Outcome.UNKNOWN,
    Outcome.UNCHANGED,
)
_PIECES = re.compile(r"//|;|\||,(?=\s[^\W\d_])|[ \t\xa0]{3,}|\t|(?<=\d{4})\s(?=[^\W\d_]{3})")
"""What may part the years of several documents on one line."""

_LONGEST = 400
"""A longer line is prose."""


class FactLines:
    """Takes the lines of a page that state facts; `close` ends the section that such a line stands after."""

    def __init__(
        self, lines: Sequence[Line], config: Config, countries: Countries, ledger: Ledger, close: Callable[[], None]
    ) -> None:
        self._lines, self._countries, self._ledger, self._close = lines, countries, ledger, close
        self._headings, self._kinds = Headings(config), Kinds(config)
        self.title: Title | None = None
        self.years: list[NamedDocument] = []
        self._changes: list[tuple[Change, int, int, int]] = []

    def take(self, at: int, *, inside: bool) -> int:
        """Takes the fact that line `at` states, `inside` a section or not; how many lines it took, 0 for none."""
        line = self._lines[at]
        if inside and not (line.alone or line.first):
            return 0
        if self.take_title(line, inside=inside):
            return 1
        if taken := self._year_line(at, inside):
            return taken
        if (line.alone or not inside) and (change := read_change(line.text)):
            self._close()
            self._change(change, line.start, line.end, line.number)
            return 1
        if (line.alone or not inside) and names_other_document(line.text):
            self._ledger.unplace(
                line.start, line.end, line.number, "This names a document of a kind that this monitor does not know."
            )
            return 1
        return 0

    def take_title(self, line: Line, *, inside: bool) -> bool:
        """Takes a title line."""
        if inside and not line.alone:
            return False
        if self._headings.match(line.text) or self._kinds.read(line.text):
            return False
        first = not self._ledger.parts or all(part.kind is PartKind.IGNORED for part in self._ledger.parts)
        bare = self.title is None and not inside and (first or line.kind is BlockKind.HEADING)
        title = read_title(line.text, self._countries, bare=bare)
        if title is None or (inside and not title.full):
            return False
        held = self.title
        if held and (title.country, title.edition) != (held.country, held.edition):
            if (held.country and title.country not in (None, held.country)) or (
                held.edition and title.edition not in (None, held.edition)
            ):
                self._ledger.unplace(line.start, line.end, line.number, "This is another title than the one before.")
                return True
            title = Title(held.country or title.country, held.edition or title.edition, title.name, True)
        self.title = title
        self._ledger.part(PartKind.TITLE, line.start, line.end, line.number)
        if title.remark:
            self._ledger.note(line.number, title.remark)
        if title.country is None and title.name:
            self._ledger.note(line.number, f"“{title.name}” in the title is not a country of this monitor.")
        return True

    def _year_line(self, at: int, inside: bool) -> int:
        """Takes a year line, also one whose year stands on the next line, or several on one line."""
        line = self._lines[at]
        if (line.alone or not inside) and (taken := self._several(line)):
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
        self._ledger.unplace(line.start, line.end, line.number, "This names a kind of document without a year.")
        return 1

    def _after_years(self, line: Line, at: int) -> None:
        rest = self._ledger.text.content[at : line.end]
        if change := read_change(rest):
            begin = at + len(rest) - len(rest.lstrip())
            self._change(change, begin, line.end, line.number)

    def _several(self, line: Line) -> int:
        """“NSS: 2020 // NDS: 2021”."""
        if len(line.text) > _LONGEST:
            return 0
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
        self._close()
        span = self._ledger.text.span(start, end)
        if part:
            self._ledger.part(PartKind.YEAR, start, end, line)
        self.years += [NamedDocument(kind, year, line, span) for kind in kinds for year in years]
        names = " and ".join(self._kinds.labels[kind] for kind in kinds)
        if remark:
            self._ledger.note(line, f"{names}: {remark}.")
        if len(kinds) > 1 and years:
            self._ledger.note(line, f"One year line names two kinds: {names}.")
        for kind in kinds:
            for year in years:
                if sum(item.kind == kind and item.year == year for item in self.years) > 1:
                    self._ledger.note(line, f"{self._kinds.labels[kind]} {year} is named twice.")

    def _change(self, change: Change, start: int, end: int, line: int) -> None:
        edition = self.title.edition if self.title else None
        if change.since:
            # The year of “no changes since” is that of the last change, not the one that the page reports on.
            if edition is None:
                self._ledger.unplace(start, end, line, "This does not say which year it reports on.")
                return
            year = int(edition) - 1
            self._ledger.note(line, f"The line about change says “since {change.year}”; it was read as about {year}.")
            change = Change(change.outcome, year, True)
        self._ledger.part(PartKind.CHANGE, start, end, line)
        self._changes.append((change, start, end, line))

    def reported(self) -> tuple[Report | None, int | None]:
        """The report of the page: of several lines about change the one that says most."""
        if not self._changes:
            return None, None
        change, start, end, line = min(self._changes, key=lambda item: _STRONGEST.index(item[0].outcome))
        if any((other.outcome, other.year) != (change.outcome, change.year) for other, *_ in self._changes):
            self._ledger.note(line, "Several lines about change say different things; this one counts.")
        report = Report(change.outcome, change.year, self._ledger.text.span(start, end))
        return report, None if change.since else change.year

    def compare_years(self, reference_year: int | None) -> None:
        """Notes where the title and the line about change are about different years."""
        if self.title and self.title.edition and reference_year and reference_year != int(self.title.edition) - 1:
            line = self._changes[0][3]
            self._ledger.note(line, f"The title says {self.title.edition}, the line about change {reference_year}.")
