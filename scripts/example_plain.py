"""A source as plain text, set as on an old printer, the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from example_source import FICTIONAL, Block, Made, Source

WIDTH, LINES = 72, 50
_SYLLABLE = re.compile(
    r"(?<=[aeiouy][bcdfglmnprstv])(?=[bcdfglmnprstv][aeiouy])|(?=(?:ment|[st]ion|ness|ship)s?[.,;:]?$)"
)
"""Between two consonants that stand between vowels, and before some endings: right for most English words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and the footnotes that hang on it; a `sticky` one is not left alone at a page's foot."""

    text: str
    notes: tuple[int, ...] = ()
    sticky: bool = False


def make_txt(source: Source, made: Made) -> bytes:
    """Hard-wrapped text with line-end hyphens, form feeds, running heads and feet, notes at the page's foot."""
    lines = [Line(""), *(Line(line) for line in wrap(source.title.upper()))]
    lines += [Line(line) for line in ("", *wrap(source.subtitle), "", *wrap(source.note), "")]
    previous = ""
    for block in source.blocks:
        if not (block.kind == previous == "item"):
            lines.append(Line("", sticky=block.kind == "heading"))
        lines += _txt_block(block)
        previous = block.kind
    pages = _paginate(lines, source.notes)
    head = f"{source.title}{made.date.isoformat():>{WIDTH - len(source.title)}}"
    room = WIDTH - len(FICTIONAL)
    return "\f".join(
        f"{head}\n\n{page}\n\n{FICTIONAL}{number:>{room}}\n" for number, page in enumerate(pages, 1)
    ).encode()


def _txt_block(block: Block) -> Iterator[Line]:
    text = "".join(part if isinstance(part, str) else f"[{part.number}]" for part in block.words)
    if block.kind == "heading":
        yield Line(text, sticky=True)
        return
    label = (f"{block.number}. " if block.number else "- ") if block.kind == "item" else ""
    for index, line in enumerate(wrap(text, WIDTH - len(label))):
        notes = tuple(int(mark) for mark in re.findall(r"\[(\d+)\]", line))
        yield Line((label if index == 0 else " " * len(label)) + line, notes)


def wrap(text: str, width: int = WIDTH) -> list[str]:
    """Lines of at most `width` characters; a long word may be parted, but never at the ends of two lines on end."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        room = width - len(line) - (1 if line else 0)
        if len(word) <= room:
            line = f"{line} {word}".lstrip()
            continue
        head, tail = _hyphenate(word, room)
        # Two hyphens one under the other would be bad typesetting.
        if head and not (lines and lines[-1].endswith("-")):
            lines.append(f"{line} {head}-".lstrip())
            line = tail
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _hyphenate(word: str, room: int) -> tuple[str, str]:
    if not re.fullmatch(r"[a-z]{7,}[.,;:]?", word):
        return "", word
    starts = [found.start() for found in _SYLLABLE.finditer(word)]
    places = [start for start in starts if 2 <= start < room and len(word) - start >= 3]
    return (word[: places[-1]], word[places[-1] :]) if places else ("", word)


def _paginate(lines: list[Line], notes: tuple[str, ...]) -> list[str]:
    pages: list[str] = []
    page: list[Line] = []
    foot: list[str] = []
    for index, line in enumerate(lines):
        more = [text for number in line.notes for text in wrap(f"[{number}] {notes[number - 1]}")]
        ahead = sum(1 for _ in _sticky_run(lines, index)) + 1
        if page and len(page) + len(foot) + len(more) + ahead + 2 > LINES:
            pages.append(_page(page, foot))
            page, foot = [], []
        if page or line.text:
            page.append(line)
            foot += more
    return [*pages, _page(page, foot)]


def _sticky_run(lines: list[Line], index: int) -> Iterator[Line]:
    while index < len(lines) and lines[index].sticky:
        yield lines[index]
        index += 1


def _page(page: list[Line], foot: list[str]) -> str:
    text = "\n".join(line.text for line in page).rstrip()
    return f"{text}\n\n{'-' * 20}\n" + "\n".join(foot) if foot else text
