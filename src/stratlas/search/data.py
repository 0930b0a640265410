"""What is put into the index, and what is found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stratlas.records import BlockKind, Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in the index, as the present text of one version of a document: what is the same of all its passages."""

    version: str
    text: str
    document: str
    country: str
    kind: str
    language: str
    year: int | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a text as it is searched.

    `pages` are those it stands on, `section` the headings above it, the outermost first. `notices` are the places in
    the text's list of the notices that concern it, and `ocr` is how sure a program was of it (as in `Reading`).
    """

    number: int
    start: int
    end: int
    words: str
    pages: tuple[int, ...] = (1,)
    section: tuple[str, ...] = ()
    notices: tuple[int, ...] = ()
    ocr: float | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: where it stands, and how well it matches beside the others."""

    entry: Entry
    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """How many passages match, those of them that were asked for, the best first, and how many there are of each value.

    `facets` maps `country`, `kind`, `language`, `year` and `document` to value and number, the most frequent first.
    """

    total: int = 0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def passages_of(text: Text) -> Iterator[Passage]:
    """A text's passages, each with the headings above it and what a reader must know of its pages."""
    above: list[tuple[int, str]] = []
    by_page: dict[int, list[int]] = {}
    for number, notice in enumerate(text.notices):
        if notice.page is not None:
            by_page.setdefault(notice.page, []).append(number)
    for number, block in enumerate(text.blocks):
        if block.kind is BlockKind.HEADING:
            while above and above[-1][0] >= block.level:
                above.pop()
        section = tuple(words for _, words in above)
        if block.kind is BlockKind.HEADING:
            above.append((block.level, text.words_of(block)))
        if not block.is_passage:
            continue
        pages = tuple(sorted(text.pages_of(block.start, block.end)))
        notices = tuple(sorted(notice for page in pages for notice in by_page.get(page, ())))
        words = text.content[block.start : block.end]
        sure = text.reading_of(block.start, block.end).ocr if text.ocr else None
        yield Passage(number, block.start, block.end, words, pages, section, notices, sure)
