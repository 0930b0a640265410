"""What stands under a heading, cut into statements: items of a list, or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_URL = re.compile(r"(?<!\w)\w{1,20}://\S+")
_SLASHES = re.compile(r"/{2,}|(?<=\s)/[ \t]/(?=\s|$)")
_INLINE_BULLET = re.compile(r"(?<=\s)[•●▪■◦‣▸➢✓](?=\s)")
_BRACKETS = re.compile(r"\([^()]{0,100}\)|\[[^\[\]]{0,100}\]")
_SENTENCE = re.compile(r"[.!?…][”\"’')\]»]*\d{0,2}$")
_SEMICOLON = re.compile(r";(?=\s|$)")
_SIGN = r"[•●▪■◦‣·►▸➢✓§\uf0a7\uf0b7\uf0d8\uf0fc]\s*|o(?:\t|\s{2})\s*"
"""Signs of bullets; word processors write “o” and characters of their own symbol font."""
_BULLET = re.compile(rf"(?:[-–—*+]\s+|[-–—](?=[^\W\d_])|{_SIGN}|\(?(?:\d{{1,2}}|[a-z])[.)]\s+)")
_SYMBOL = re.compile(rf"[-–—*+]\s+|{_SIGN}")
_MARK_UP = re.compile(r"\*{1,3}|_{1,3}")

_SMALL = "a-zà-öø-ÿāăąćčđęěłńňőřśšťűůźżžабвгдђежзијклљмнњопрстћуфхцчџшѓѕќ"
_MARK = re.compile(
    rf"(?<=[{_SMALL}]{{4}})\d{{1,2}}(?![\w%])(?![.,]\d)"
    rf"|(?<=[{_SMALL}]{{4}}[.,;:!?”’»)])\d{{1,2}}(?=\s|$|[()\[])"
    r"|(?<=[^\W\d_]{3}\))\d{1,2}(?=\s|$|[.,;])"
    r"|(?:\s?\[\d{1,3}\])+"
    r"|(?<![\d⁰-⁹])(?<!\bm)(?<!\b[kcd]m)[¹²³⁰⁴-⁹]+(?![A-Za-z])"
    r"|(?<=[^\W\d_])[†‡]+"
)
_NUMBERED_WORD = re.compile(
    r"(?:article|section|chapter|resolution|paragraph|approx\.|para\.|sect\.|chap\.|nos\.|arts\.)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Content of a section on one line; `item` where the block is a list item, `first` where a paragraph begins."""

    start: int
    end: int
    line: int
    first: bool
    item: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, with the footnote marks inside and around it."""

    start: int
    end: int
    wording: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """What belongs to no statement, and what it is."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The statements of a section, and what was left between them."""

    statements: tuple[Statement, ...]
    left: tuple[Left, ...]
    remark: str = ""


def cut_list(content: str, stretches: Sequence[Stretch]) -> Cut:
    """Items parted by //, else by bullets and lines, else by semicolons."""
    cuts = [_cut_paragraph(content, paragraph) for paragraph in _paragraphs(stretches)]
    remark = ""
    pieces = [piece for pieces, _, _ in cuts for piece in pieces]
    left = [item for _, items, _ in cuts for item in items]
    slashed = any(slashed for _, _, slashed in cuts)
    if len(pieces) == 1 and not slashed:
        inner = _split(content, *pieces[0], _SEMICOLON)
        start, end = pieces[0]
        if len(inner) > 1 and _is_enumeration(content[start:end], len(inner)):
            pieces = inner
            if bullet_kind(content[start:end]):
                remark = "One item with a bullet was parted at its semicolons."
            left += _gaps(start, end, inner, "separator")
    return _trimmed(content, pieces, left, _BULLET, remark)


def cut_prose(content: str, stretches: Sequence[Stretch]) -> Cut:
    """One statement a paragraph, and one a bullet."""
    pieces = []
    for paragraph in _paragraphs(stretches):
        texts = [content[line.start : line.end] for line in paragraph]
        begins = [0, *(at for at in range(1, len(texts)) if _parts_prose(texts, at))]
        ends = [*begins[1:], len(texts)]
        pieces += [(paragraph[begin].start, paragraph[end - 1].end) for begin, end in zip(begins, ends, strict=True)]
    return _trimmed(content, pieces, [], _SYMBOL)


def _parts_prose(lines: Sequence[str], at: int) -> bool:
    """Whether a line begins with a bullet, and not with a dash or a number that was wrapped onto it."""
    bullet = bullet_kind(lines[at])
    if not bullet or bullet == "a":
        return False
    return bullet == bullet_kind(lines[0]) or (bullet != "1" and bool(_SENTENCE.search(lines[at - 1])))


def bullet_kind(string: str) -> str:
    """The bullet that a line begins with: its symbol, `1` for a number, `a` for a letter, nothing for none."""
    bullet = _BULLET.match(string)
    if not bullet:
        return ""
    mark = bullet.group().lstrip("(")[0]
    if mark == "o" and not re.match(r"\(?o[.)]", bullet.group()):
        return "•"
    return "1" if mark.isdigit() else "a" if mark.isalpha() else mark


def footnote_marks(content: str, start: int, end: int) -> list[tuple[int, str]]:
    """Where footnote marks stand, and what they are."""
    return [(match.start(), match.group()) for match in _marks(content, start, end)]


def has_separator(string: str) -> bool:
    """Whether items are parted by // here; the // of an address is none."""
    return any(True for _ in _separators(string, 0, len(string), _SLASHES))


def _paragraphs(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    paragraphs: list[list[Stretch]] = []
    for stretch in stretches:
        if stretch.first or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(stretch)
    return paragraphs


def _cut_paragraph(content: str, paragraph: Sequence[Stretch]) -> tuple[list[tuple[int, int]], list[Left], bool]:
    start, end = paragraph[0].start, paragraph[-1].end
    lines = [[line] for line in paragraph]
    if not paragraph[0].item:
        lines = _line_items(content, paragraph)
    bulleted = sum(bool(_BULLET.match(content, item[0].start, item[0].end)) for item in lines) > 1
    for pattern in (_SLASHES, _INLINE_BULLET):
        if any(True for _ in _separators(content, start, end, pattern)):
            # Items that run over lines are whole between two separators, unless each line has a bullet.
            wholes = [(item[0].start, item[-1].end) for item in lines] if bulleted else [(start, end)]
            split = [(whole, _split(content, *whole, pattern)) for whole in wholes]
            gaps = [gap for whole, pieces in split for gap in _gaps(*whole, pieces, "separator")]
            return [piece for _, pieces in split for piece in pieces], gaps, pattern is _SLASHES
    if paragraph[0].item:
        return [(start, end)], [], False
    return [(item[0].start, item[-1].end) for item in lines], [], False


def _line_items(content: str, paragraph: Sequence[Stretch]) -> list[list[Stretch]]:
    """Lines as items; one in small letters, or without the bullet of the others, goes on from the one before."""
    texts = [content[line.start : line.end] for line in paragraph]
    bulleted = [bool(_BULLET.match(text)) for text in texts]
    capital = not texts[0][_bullet_length(texts[0]) :][:1].islower()
    items: list[list[Stretch]] = []
    for at, line in enumerate(paragraph):
        wraps = at > 0 and not bulleted[at] and not texts[at - 1].endswith((";", ","))
        if wraps and (any(bulleted[:at]) or (capital and texts[at][:1].islower())):
            items[-1].append(line)
        else:
            items.append([line])
    return items


def _bullet_length(string: str) -> int:
    bullet = _BULLET.match(string)
    return bullet.end() if bullet else 0


def _separators(content: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    # What stands in brackets inside an item is one thing; brackets around everything hold the items.
    whole = [match.span() for match in _URL.finditer(content, start, end)]
    brackets = (match.span() for match in _BRACKETS.finditer(content, start, end))
    first = start + len(content[start:end]) - len(content[start:end].lstrip())
    ahead = sorted((*whole, *((left, right) for left, right in brackets if left > first)), reverse=True)
    inside = start
    for match in pattern.finditer(content, start, end):
        while ahead and ahead[-1][0] <= match.start():
            inside = max(inside, ahead.pop()[1])
        if match.start() >= inside:
            yield match.span()


def _split(content: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces, at = [], start
    for left, right in _separators(content, start, end, pattern):
        pieces.append((at, left))
        at = right
    pieces.append((at, end))
    return [piece for piece in pieces if content[piece[0] : piece[1]].strip()]


def _gaps(start: int, end: int, pieces: Sequence[tuple[int, int]], what: str) -> list[Left]:
    edges = [start, *(edge for piece in pieces for edge in piece), end]
    return [Left(left, right, what) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right]


def _is_enumeration(string: str, count: int) -> bool:
    """Semicolons part items where there are no sentences and no brackets around them."""
    brackets = re.search(r"\([^()]*;[^()]*\)", string)
    return not brackets and not re.search(r"\w{3}\.\s+[^\W\d_]", string) and len(string.split()) <= 25 * count


def _trimmed(
    content: str, pieces: Sequence[tuple[int, int]], left: list[Left], bullet: re.Pattern[str], remark: str = ""
) -> Cut:
    statements = []
    for start, end in pieces:
        begin, stop, marks, around = _trim(content, start, end, bullet)
        left += around
        if begin == stop:
            continue
        inside = list(_marks(content, begin, stop))
        wording = content[begin:stop]
        for match in reversed(inside):
            wording = wording[: match.start() - begin] + wording[match.end() - begin :]
        wording = " ".join(wording.split())
        if not re.search(r"[^\W_]", wording):
            left.append(Left(begin, stop, "decoration"))
            continue
        marks = [*(match.group().strip() for match in inside), *marks]
        statements.append(Statement(begin, stop, wording, tuple(marks)))
    return Cut(tuple(statements), tuple(sorted(left, key=lambda item: item.start)), remark)


def _trim(content: str, start: int, end: int, bullets: re.Pattern[str]) -> tuple[int, int, list[str], list[Left]]:
    """The piece without white space, bullet, mark-up, loose separators and footnote marks at its ends."""
    marks: list[str] = []
    left: list[Left] = []
    start, end = _strip(content, start, end)
    bullet = bullets.match(content, start, end)
    if bullet and bullet.end() < end:
        left.append(Left(start, bullet.end(), "bullet"))
        start, end = _strip(content, bullet.end(), end)
    around = _MARK_UP.match(content, start, end)
    size = len(around.group()) if around else 0
    inner = content[start + size : end - size]
    if around and inner and content[start:end].endswith(around.group()) and around.group() not in inner:
        left += [Left(start, start + size, "mark-up"), Left(end - size, end, "mark-up")]
        start, end = _strip(content, start + size, end - size)
    while True:
        cut, what = start + len(content[start:end].rstrip(";,")), "separator"
        if cut == end:
            at_end = [match for match in _marks(content, start, end) if match.end() == end]
            if not at_end or at_end[0].start() <= start:
                return start, end, marks, left
            cut, what = at_end[0].start(), "footnote mark"
            marks.insert(0, at_end[0].group().strip())
        left.append(Left(cut, end, what))
        start, end = _strip(content, start, cut)


def _strip(content: str, start: int, end: int) -> tuple[int, int]:
    piece = content[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return begin, max(begin, start + len(piece.rstrip()))


def _marks(content: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Footnote marks; digits that belong to a name or a number (CO2, G20, Article 5, km²) are none."""
    for match in _MARK.finditer(content, start, end):
        if not _NUMBERED_WORD.search(content, max(start, match.start() - 12), match.start()):
            yield match
