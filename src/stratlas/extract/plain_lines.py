"""The lines of a plain text: where they stand, what they look like, which are running heads, feet or page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\[\s]*(?:(?:p|pg|page|pag|página|str|strana|stranica|страна|стр|seite|sida|lk)\b\.?\s*)?"
    r"(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|od|од|von|de|av)\s*\d{1,4})?[-–—|\]\s]*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CLOSED = re.compile(r"""[.!?:;…][”"’»)“]?(?:\[\d{1,3}\]|(?<=[^\W\d_][.!?;”"’»)“])\d{1,3}|[⁰¹²³⁴-⁹]+|\*{1,3})?$""")
_WORDS = re.compile(r"[^\W\d_]{2,}")
# How deep into a page from its edges a running head or foot may reach.
_DEPTH = 4
_FEWEST = 3


@dataclass(slots=True)
class Line:
    """A line without its surrounding white space; `gap` where an empty line (or the page's edge) comes before it."""

    text: str
    start: int
    indent: int
    gap: bool
    outdented: bool = False
    """Whether the next line begins further left, as under the first line of a paragraph."""
    running: bool = False
    contents: bool = False
    in_column: bool = False
    """Whether it is an entry of a table of contents whose page number stands further down."""
    note: bool = False
    """Whether it belongs to a footnote."""
    level: int = 0
    """The level of the title that it belongs to, where that is known from the table of contents."""
    begins: bool = False
    """Whether such a title, or a note, begins with it."""

    @property
    def end(self) -> int:
        """Where the line's last visible character ends."""
        return self.start + len(self.text)

    def parted(self, at: int) -> tuple[Line, Line]:
        """The line as two, parted at an offset that is followed by visible characters."""
        after = at + len(self.text[at:]) - len(self.text[at:].lstrip())
        first, rest = self.text[:at].rstrip(), self.text[after:]
        return replace(self, text=first), replace(self, text=rest, start=self.start + after, gap=False)


def page_bounds(content: str) -> list[tuple[int, int]]:
    """Where pages begin and end: after each form feed, the white space after the last one belonging to its page."""
    starts = [0, *(match.end() for match in re.finditer("\f", content))]
    if len(starts) > 1 and not content[starts[-1] :].strip():
        starts.pop()
    return list(zip(starts, [*starts[1:], len(content)], strict=True))


def page_lines(content: str, start: int, end: int) -> list[Line]:
    """The lines of a page that are not empty."""
    found = []
    gap = True
    at = start
    for raw in re.split("[\n\f]", content[start:end]):
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(text, at + indent, indent, gap))
        gap = not text
        at += len(raw) + 1
    for line, following in pairwise(found):
        line.outdented = not following.gap and following.indent + 1 < line.indent
    return found


def is_closed(text: str) -> bool:
    """Whether a sentence, or what ends like one, ends with a line; the mark of a note may follow it."""
    return bool(_CLOSED.search(text))


def mark_running(pages: Sequence[Sequence[Line]]) -> None:
    """Marks what repeats at the edges of at least three pages, and the page numbers there.

    A line counts only where all lines between it and the edge do. Numbers may differ from page to page if
    they count the pages; otherwise (“Article 5”, “Article 9”) a line that differs in its numbers is no running head.
    """
    for edge in (False, True):
        for _ in range(_DEPTH):
            outermost = {}
            for number, lines in enumerate(pages):
                line = next((line for line in (reversed(lines) if edge else lines) if not line.running), None)
                if line is not None and len(line.text) <= 200 and _at_edge(lines, line, edge):
                    outermost[number] = line
            marked = _repeated(outermost) + _page_numbers(outermost)
            if not marked:
                break
            for line in marked:
                line.running = True


def _at_edge(lines: Sequence[Line], line: Line, edge: bool) -> bool:
    reach = lines[-_DEPTH:] if edge else lines[:_DEPTH]
    return any(other is line for other in reach)


def _repeated(lines: dict[int, Line]) -> list[Line]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, line in lines.items():
        if _WORDS.search(line.text) or len(line.text) > 3:
            groups[" ".join(_NUMBER.sub("#", line.text).casefold().split())].append(number)
    found = []
    for key, numbers in groups.items():
        if len(numbers) >= _FEWEST and any(char.isalpha() for char in key):
            same = Counter(lines[number].text.casefold() for number in numbers)
            # The page number may be spelled in Roman letters or glued to words: most lines the same is enough.
            if "#" not in key or same.most_common(1)[0][1] * 2 > len(numbers) or _counts_pages(lines, numbers):
                found += [lines[number] for number in numbers]
    return found


def _counts_pages(lines: dict[int, Line], numbers: Sequence[int]) -> bool:
    offsets: Counter[tuple[int, int]] = Counter()
    for number in numbers:
        for place, digits in enumerate(_NUMBER.findall(lines[number].text)[:6]):
            offsets[place, int(digits[:9]) - number] += 1
    return bool(offsets) and offsets.most_common(1)[0][1] * 5 >= len(numbers) * 4


def _page_numbers(lines: dict[int, Line]) -> list[Line]:
    """Lone numbers that count on with the pages; the offset must be shared by two pages or more."""
    values = {}
    for number, line in lines.items():
        match = _PAGE_NUMBER.fullmatch(line.text) if len(line.text) <= 30 else None
        if match:
            value = _value(match[1])
            if value:
                values[number] = (value - number, match[1].isdigit())
    shared = Counter(values.values())
    return [lines[number] for number, offset in values.items() if shared[offset] >= 2]


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    numeral = numeral.lower()
    if not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_VALUES[char] for char in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
