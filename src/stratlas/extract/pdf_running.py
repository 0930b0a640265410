"""Running heads, running feet and page numbers: found by their repetition across a document's pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stratlas.extract.pdf_lines import Line, PageLines, rows_of

_ZONE = 0.14
"""Share of a page's height, at its top and at its foot, in which running lines are looked for."""

_DEEPEST = 4
"""How many lines from the edge inwards may be running."""

_STEP = 6.0
"""Running lines stand at the same height on every page, give or take this many points."""

_NUMBER = re.compile(
    r"\W*(?:\b(?:page|pages|p|str|strana|strane|страна|стр|seite|pagina|página|seção|lk|sida)\b\W*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\W*(?:/|\||of|od|од|von|de|di|av)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")

_Row = list[Line]


class _Edges(NamedTuple):
    """The rows in a page's upper and lower margin zones, the outermost first, and its lines that are numbers."""

    top: list[_Row]
    foot: list[_Row]
    numbers: list[Line]


_Signature = tuple[str, int]
"""What a row says, with at most one of its numbers counted from the page's own, and its height in steps."""


def take_running(pages: Sequence[PageLines]) -> dict[int, list[Line]]:
    """Takes the running lines out of the pages and returns them by page number, from the top of the page down."""
    edges = [_edges(page) for page in pages]
    seen = _seen(pages, edges)
    body = _body_size(pages)
    needed = 3 if len(pages) > 4 else 2
    result: dict[int, list[Line]] = defaultdict(list)
    for page, own in zip(pages, edges, strict=True):
        for zone in (own.top, own.foot):
            for depth, row in enumerate(zone):
                if not _repeats(page, row, seen, needed, body) and not (
                    depth <= 1 and _is_page_number(row, zone, depth)
                ):
                    break
                result[page.number] += row
        # Some designs set the page number beside the text, or turned.
        for line in own.numbers:
            if _repeats(page, [line], seen, needed, body):
                result[page.number].append(line)
    for page in pages:
        if page.number in result:
            result[page.number] = _take(page, result[page.number])
    return result


def _take(page: PageLines, lines: Sequence[Line]) -> list[Line]:
    taken = {id(line): line for line in lines}
    page.lines = [line for line in page.lines if id(line) not in taken]
    page.aside = [line for line in page.aside if id(line) not in taken]
    return sorted(taken.values(), key=lambda line: (-line.base, line.left))


def _edges(page: PageLines) -> _Edges:
    numbers = [line for line in [*page.lines, *page.aside] if _NUMBER.fullmatch(line.text)]
    return _Edges(_zone(page, True), _zone(page, False), numbers)


def _seen(pages: Sequence[PageLines], edges: Sequence[_Edges]) -> Counter[_Signature]:
    """On how many pages each signature stands."""
    seen: Counter[_Signature] = Counter()
    for page, own in zip(pages, edges, strict=True):
        rows = own.top + own.foot + [[line] for line in own.numbers]
        seen.update({signature for row in rows for signature in _signatures(page, row)})
    return seen


def _zone(page: PageLines, top: bool) -> list[_Row]:
    """Rows (lines on one height) of a page's upper or lower margin zone, the outermost first."""
    low, high = page.frame[1], page.frame[3]
    depth = _ZONE * (high - low)
    inside = [line for line in page.lines if (line.base > high - depth if top else line.base < low + depth)]
    inside.sort(key=lambda line: -line.base if top else line.base)
    return rows_of(inside)[:_DEEPEST]


def _text(row: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in row).casefold().split())


def _signatures(page: PageLines, row: Sequence[Line]) -> Iterator[_Signature]:
    """The row word for word, then with each of its first numbers in turn as a distance from the page's number."""
    text, height = _text(row), round((row[0].base - page.frame[1]) / _STEP)
    yield text, height
    for match in list(_DIGITS.finditer(text))[:6]:
        # A number longer than any page number is none, and may be too long to compute with.
        if len(match[0]) <= 5:
            distance = int(match[0]) - page.number
            yield f"{text[: match.start()]}\x00{distance}\x00{text[match.end() :]}", height


def _body_size(pages: Sequence[PageLines]) -> float:
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    even = Counter[float]()
    for size, letters in sizes.items():
        even[round(size * 2) / 2] += letters
    return even.most_common(1)[0][0] if even else 0.0


def _repeats(page: PageLines, row: Sequence[Line], seen: Counter[_Signature], needed: int, body: float) -> bool:
    for at, (text, height) in enumerate(_signatures(page, row)):
        # “Annex 1”, “Annex 2” in large type on pages that follow one another are headings.
        if at and row[0].size > 1.15 * body and not _NUMBER.fullmatch(_text(row)):
            return False
        if sum(seen[text, height + step] for step in (-1, 0, 1)) >= needed:
            return True
    return False


def _is_page_number(row: Sequence[Line], zone: Sequence[_Row], depth: int) -> bool:
    """Whether a lone number stands at the page's edge, with more room to the next line than lines have."""
    if _NUMBER.fullmatch(_text(row)) is None:
        return False
    if depth + 1 >= len(zone):
        return True
    return abs(zone[depth + 1][0].base - row[0].base) > 1.5 * max(row[0].size, zone[depth + 1][0].size)
