"""The book-keeping of a page: what each stretch of it was taken for, and what a person should look at."""

from __future__ import annotations

from stratlas.profiles.reading import Ignored, Note, Part, PartKind, ReadClaim, Unplaced
from stratlas.records import Text


class Ledger:
    """Collects what is read from a text, in whatever order it is found."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.parts: list[Part] = []
        self.claims: list[ReadClaim] = []
        self.unplaced: list[Unplaced] = []
        self.ignored: list[Ignored] = []
        self.notes: list[Note] = []

    def part(self, kind: PartKind, start: int, end: int, line: int) -> None:
        """Writes down what `content[start:end]` was taken for."""
        self.parts.append(Part(kind, line, self.text.span(start, end)))

    def unplace(self, start: int, end: int, line: int, reason: str) -> None:
        """Writes down words that have no place, and why."""
        self.part(PartKind.UNPLACED, start, end, line)
        self.unplaced.append(Unplaced(line, self.text.span(start, end), reason))

    def ignore(self, start: int, end: int, line: int, what: str) -> None:
        """Writes down what says nothing; white space alone is no entry."""
        raw = self.text.content[start:end]
        if not raw.strip():
            return
        start += len(raw) - len(raw.lstrip())
        end = start + len(raw.strip())
        self.part(PartKind.IGNORED, start, end, line)
        self.ignored.append(Ignored(line, self.text.span(start, end), what))

    def note(self, line: int, message: str) -> None:
        """Writes down something that a person should look at."""
        self.notes.append(Note(line, message))
