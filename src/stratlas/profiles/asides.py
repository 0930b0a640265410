"""Lines that tell of the page and not of the country: footnotes, page numbers, sources, authors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from stratlas.profiles.headings import Headings, ends_sentence
from stratlas.profiles.items import footnote_marks
from stratlas.profiles.lines import Line
from stratlas.profiles.vocabulary import COLOPHON
from stratlas.profiles.words import fold

_PAGE = re.compile(
    r"[–—-]?\s*(?:(?:page|pg\.?|p\.|str\.|stran[ai]c?a?|faqja|faqe) ?\d{1,4}(?: ?(?:of|/|od|nga) ?\d{1,4})?"
    r"|\d{1,4} of \d{1,4})\s*[–—-]?"
)
_COLOPHON = re.compile(r"(?P<label>[^\W\d_][^:：]{2,40}?)\s*[:：]\s*\S")
_NOTE = re.compile(r"(?:\[(\d{1,3})\]\s*|([¹²³⁰⁴-⁹]{1,3})\s*|(\d{1,3})(?P<dot>[.)])?\s+)(?=(?P<next>\S))")
_REFERENCES = ("http", "ibid", "see ", "cf.")


class Asides:
    """Knows the lines of a page that are no part of what it says."""

    def __init__(self, lines: Sequence[Line], headings: Headings, content: str) -> None:
        self._lines, self._headings, self._content = lines, headings, content
        self._marks: dict[int, int] = {}
        for line in lines:
            for offset, mark in footnote_marks(content, line.start, line.end):
                for number in re.findall(r"\d+", unicodedata.normalize("NFKC", mark)):
                    self._marks.setdefault(int(number), offset)

    def read(self, at: int, *, listed: bool) -> tuple[int, str]:
        """How many lines from `at` on are an aside (0: none), and what it is; `listed` where a list is being read."""
        line = self._lines[at]
        if _PAGE.fullmatch(fold(line.text)):
            return 1, "This is a page number."
        label = _COLOPHON.match(line.text)
        if label and line.text[0].isupper() and fold(label["label"]) in COLOPHON and not self._is_heading(line):
            return 1, f"“{label['label']}” tells of the page."
        if self._is_note(at, listed=listed):
            return self._note_lines(at), "This is a footnote."
        return 0, ""

    def _is_heading(self, line: Line) -> bool:
        return self._headings.find(self._content, line.start, line.end) is not None

    def _number(self, line: Line, *, dotted: bool) -> int | None:
        """The number of the footnote that a line begins, if a mark before it has that number."""
        found = _NOTE.match(line.text)
        if not found or (found["dot"] and not dotted):
            return None
        if not (found["next"].isupper() or line.text[found.end() :].casefold().startswith(_REFERENCES)):
            return None
        number = int(unicodedata.normalize("NFKC", found[1] or found[2] or found[3]))
        return number if self._marks.get(number, line.start) < line.start else None

    def _is_note(self, at: int, *, listed: bool) -> bool:
        line = self._lines[at]
        if not line.first and not ends_sentence(self._lines[at - 1].text):
            return False
        if self._number(line, dotted=False) is not None:
            return not self._is_heading(line)
        # “1. …” is a footnote only in the last paragraphs of a page that ends with nothing else.
        if listed or self._number(line, dotted=True) is None:
            return False
        rest = [other for other in self._lines[at:] if other.first or other is line]
        return all(self._number(other, dotted=True) is not None and not self._is_heading(other) for other in rest)

    def _note_lines(self, at: int) -> int:
        """A footnote runs to the end of its paragraph, or to what is something else."""
        taken = 1
        for line in self._lines[at + 1 :]:
            other = self._number(line, dotted=True) is not None or _COLOPHON.match(line.text)
            if line.first or other or self._is_heading(line):
                break
            taken += 1
        return taken
