"""What is mended in single lines before they are put together: letters set apart, lines drawn twice or off the page."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from stratlas.extract.pdf_lines import Line, PageLines, Word

_FEWEST = 4
"""So many letters set apart are a word and no list of initials."""


def mend(page: PageLines) -> None:
    """Mends a page's lines."""
    page.lines = _drawn_once([line for line in page.lines if _is_on_page(line, page)])
    page.aside = _drawn_once(page.aside)
    closed: Line | None = None
    for line in page.lines:
        goes_on = closed is not None and 0 < closed.base - line.base < 2.5 * line.size and closed.size == line.size
        closed = None
        if len(line.words) >= _FEWEST - goes_on and len(line.text) < 2.4 * len(line.words):
            closed = line if close_up(line, _FEWEST - goes_on) else None


def close_up(line: Line, fewest: int = _FEWEST) -> bool:
    """Puts the words of a letter-spaced line together again, if it is one: “S T R A T E G Y   O F” is “STRATEGY OF”."""
    tokens = [(word.end - word.start, word) for word in line.words]
    letters = sum(length <= 2 for length, _ in tokens)
    if letters < max(fewest, 0.9 * len(tokens)) or sum(map(str.isalnum, line.text)) < 0.6 * len(tokens):
        return False
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    usual = median(gaps)
    if usual > 1.2 * line.size or usual <= 0:
        return False
    wide = max(1.6 * usual, usual + 0.2 * line.size)
    parts, words = list[tuple[str, int]](), list[Word]()
    for at, word in enumerate(line.words):
        string = _characters(line, word)
        if at and gaps[at - 1] <= wide:
            words[-1] = words[-1]._replace(end=word.end, right=word.right)
        else:
            if at:
                parts.append((" ", -1))
            words.append(word)
        parts.append((string, word.start))
    line.parts, line.words = parts, words
    line.measured()
    return True


def _characters(line: Line, word: Word) -> str:
    for string, index in line.parts:
        if index >= 0 and index <= word.start and word.end <= index + len(string):
            return string[word.start - index : word.end - index]
    return ""


def _is_on_page(line: Line, page: PageLines) -> bool:
    """Whether any of a line stands on the page as it is shown."""
    left, bottom, right, top = page.frame
    if right <= left or top <= bottom:
        return True
    return line.right > left and line.left < right and line.base + line.size > bottom and line.base < top


def _drawn_once(lines: list[Line]) -> list[Line]:
    """The lines without those that are drawn again in the same place, as for a shadow or a bold look."""
    seen: dict[str, list[Line]] = {}
    result = []
    for line in lines:
        slack = 0.3 * line.size
        same = seen.setdefault(line.text, [])
        if any(abs(other.base - line.base) < slack and abs(other.left - line.left) < slack for other in same):
            continue
        same.append(line)
        result.append(line)
    return result
