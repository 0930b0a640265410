"""How well a text agrees with the truth of a web page, for ours and for trafilatura's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from xml.etree import ElementTree

import trafilatura

from stratlas.extract.html import read_html
from stratlas.records import BlockKind
from tests.quality.documents import Piece
from tests.quality.html_pages import Page
from tests.quality.scores import Ratio

_WORD = re.compile(r"\w+")
_KINDS = {
    "head": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "quote": BlockKind.PARAGRAPH,
    "item": BlockKind.LIST_ITEM,
    "cell": BlockKind.TABLE_CELL,
    "code": BlockKind.PARAGRAPH,
}
_HOLDERS = frozenset({"doc", "main", "list", "table", "row"})
_AROUND = 12


@dataclass(slots=True)
class PageScores:
    """What was counted: words, places where blocks part, blocks with their kinds, headings."""

    words: Ratio = field(default_factory=Ratio)
    boundaries: Ratio = field(default_factory=Ratio)
    kinds: Ratio = field(default_factory=Ratio)
    headings: Ratio = field(default_factory=Ratio)

    def __add__(self, other: PageScores) -> PageScores:
        return PageScores(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def recall(self) -> float:
        """The share of the document's words that were kept."""
        return self.words.right / max(self.words.wanted, 1)

    @property
    def precision(self) -> float:
        """The share of the words kept that are the document's."""
        return self.words.right / max(self.words.found, 1)

    @property
    def all(self) -> dict[str, float]:
        """Every score by its name."""
        return {
            "words kept": self.recall,
            "words right": self.precision,
            "boundaries": self.boundaries.f1,
            "blocks": self.kinds.f1,
            "headings": self.headings.f1,
        }


def ours(page: Page) -> list[Piece]:
    """The blocks of our text."""
    text = read_html(page.source.encode(), "0" * 64)
    return [Piece(block.kind, text.content[block.start : block.end], block.level) for block in text.blocks]


def trafilaturas(page: Page, *, favor_recall: bool = False, favor_precision: bool = False) -> list[Piece]:
    """The blocks of trafilatura's text."""
    found = trafilatura.extract(
        page.source,
        output_format="xml",
        include_comments=False,
        favor_recall=favor_recall,
        favor_precision=favor_precision,
    )
    return list(_pieces(ElementTree.fromstring(found))) if found else []


def _pieces(element: ElementTree.Element, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Piece]:
    """The blocks under an element of trafilatura's XML; inside list items and cells, it nests paragraphs."""
    kind = kind if kind is not BlockKind.PARAGRAPH else _KINDS.get(element.tag, kind)
    words = [element.text or ""]
    for child in element:
        if child.tag in {*_KINDS, *_HOLDERS}:
            yield from _piece(kind, words)
            words = []
            yield from _pieces(child, kind)
        else:
            words += ["\n"] if child.tag == "lb" else ["".join(child.itertext())]
        words.append(child.tail or "")
    yield from _piece(kind, words)


def _piece(kind: BlockKind, words: Sequence[str]) -> Iterator[Piece]:
    text = " ".join("".join(words).split())
    if text:
        yield Piece(kind, text)


def scored(page: Page, found: Sequence[Piece]) -> PageScores:
    """The scores of one page's blocks."""
    return PageScores(
        Ratio.of(_words(found), _words(page.flow)),
        Ratio.of(_boundaries(found), _boundaries(page.flow)),
        Ratio.of(_named(found), _named(page.flow)),
        Ratio.of(_headings(found), _headings(page.flow)),
    )


def _words(pieces: Sequence[Piece]) -> list[str]:
    return [word for piece in pieces for word in _WORD.findall(piece.text.casefold())]


def _letters(piece: Piece) -> str:
    return "".join(_WORD.findall(piece.text.casefold()))


def _named(pieces: Sequence[Piece]) -> list[str]:
    return [f"{piece.kind} {_letters(piece)}" for piece in pieces]


def _headings(pieces: Sequence[Piece]) -> list[str]:
    return [_letters(piece) for piece in pieces if piece.kind is BlockKind.HEADING]


def _boundaries(pieces: Sequence[Piece]) -> Iterator[str]:
    """Each place where a block begins and where one ends, known by its letters."""
    for piece in pieces:
        letters = _letters(piece)
        yield f"|{letters[:_AROUND]}"
        yield f"{letters[-_AROUND:]}|"
