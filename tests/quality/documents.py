"""Documents of the quality gate: generated blocks, which are the truth, and the typst markup that prints them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import typst

from stratlas.records import BlockKind
from tests.quality.words import Language


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is printed: `setup` is typst markup before its first word; what kinds of block it has."""

    name: str
    setup: str
    headings: str = "1.1"
    notes: bool = False
    lists: bool = True
    tables: bool = False
    captions: bool = False
    parts: int = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it should come out."""

    kind: BlockKind
    text: str
    level: int = 0
    place: tuple[int, int] | None = None
    """Row and column of a cell."""


@dataclass(frozen=True, slots=True)
class Document:
    """A printed document and its truth: the flow in order, the footnotes in order, what stands on every page."""

    source: str
    flow: tuple[Piece, ...]
    notes: tuple[str, ...]
    head: str
    calls: tuple[str, ...] = ()
    """The sentences that call the notes, one for each."""

    def print(self) -> bytes:
        """The document as a PDF."""
        return bytes(typst.compile(self.source.encode(), format="pdf"))


_HEAD = "header: [#head], footer: context align(center)[#counter(page).display()]"
_SMALL = f"#set page(width: 420pt, height: 595pt, margin: 60pt, {_HEAD})\n#set text(size: 10pt)\n"
_LARGE = f'#set page(paper: "a4", margin: 70pt, columns: 2, {_HEAD})\n#set text(size: 10pt)\n'
_SPACED = "#set par(justify: true, spacing: 1.4em)\n#set text(hyphenate: true)\n"
_INDENTED = "#set par(justify: true, spacing: 0.65em, first-line-indent: 1.5em)\n#set text(hyphenate: true)\n"
_RAGGED = "#set par(justify: false, spacing: 1.4em)\n#set text(hyphenate: false)\n"
_PLAIN_HEADINGS = '#show heading: it => block(above: 1.6em, below: 1.2em, text(size: 10pt, weight: "bold", it.body))\n'
_CAPITALS = (
    "#show heading: it => block(above: 1.8em, below: 1.2em, width: 100%, "
    'align(center, text(size: 10pt, weight: "regular", upper(it.body))))\n'
)

_TABLES = "#set table(columns: (1fr, auto, auto), stroke: none, align: (left, left, right))\n"
_THREE = f'#set page(paper: "a4", flipped: true, margin: 50pt, columns: 3, {_HEAD})\n#set text(size: 8pt)\n'
# Both levels look alike: only the outline tells them apart.
_LEVELS = '#show heading: it => block(above: 1.6em, below: 1.2em, text(size: 12pt, weight: "bold", it.body))\n'
_APART = (
    '#show heading: it => block(above: 1.8em, below: 1.2em, text(size: 12pt, weight: "bold", tracking: 0.3em, '
    "upper(it.body)))\n"
)
_CONTENTS = "#outline(title: none)\n#pagebreak()\n"

LAYOUTS = (
    Layout("spaced", _SMALL + _SPACED),
    Layout("indented", _SMALL + _INDENTED + _PLAIN_HEADINGS, headings=""),
    Layout("ragged", _SMALL + _RAGGED, notes=True),
    Layout("capitals", _SMALL + _SPACED + _CAPITALS, headings="capitals", notes=True),
    Layout("columns", _LARGE + _SPACED, notes=True, parts=12),
    Layout("columns-indented", _LARGE + _INDENTED + _PLAIN_HEADINGS, headings="", notes=True, parts=12),
    Layout("tables", _SMALL + _SPACED + _TABLES + _CONTENTS, tables=True),
    Layout("three-columns", _THREE + _SPACED, notes=True, parts=14),
    Layout("outlined", _SMALL + _SPACED + _LEVELS, headings="outline", captions=True),
    Layout("letter-spaced", _SMALL + _SPACED + _APART, headings="letters", notes=True),
)


@cache
def made(layout: Layout, language: Language) -> Document:
    """The document in this layout and language: always the same one."""
    return _Maker(layout, language).document()


class _Maker:
    """Writes one document, block by block, as truth and as markup."""

    def __init__(self, layout: Layout, language: Language) -> None:
        self._layout, self._language = layout, language
        self._chance = random.Random(f"{layout.name}/{language.code}")
        self._flow: list[Piece] = []
        self._notes: list[str] = []
        self._calls: list[str] = []
        self._markup: list[str] = []
        self._numbers = [0, 0]
        self._figures = 0

    def document(self) -> Document:
        for _ in range(self._layout.parts):
            self._heading(1)
            for _ in range(self._chance.randint(1, 3)):
                self._paragraph()
            if self._layout.lists and self._chance.random() < 0.6:
                self._list()
                self._paragraph()
            self._heading(2)
            for _ in range(self._chance.randint(2, 4)):
                self._paragraph()
            if self._layout.captions:
                self._figure()
                self._paragraph()
            if self._layout.tables:
                self._table()
                self._paragraph()
        language = self._language
        start = f'#let head = "{language.head}"\n#set text(lang: "{language.code}")\n'
        if self._layout.headings == "1.1":
            start += '#set heading(numbering: "1.1")\n'
        start += self._layout.setup
        source = start + "\n\n".join(self._markup)
        return Document(source, tuple(self._flow), tuple(self._notes), language.head, tuple(self._calls))

    def _heading(self, level: int) -> None:
        # Letters set apart take so much room that a longer heading would not stay on its line.
        most = 3 if self._layout.headings == "letters" else 6
        words = " ".join(self._words(self._chance.randint(2, most))).capitalize()
        self._markup.append(f"#heading(level: {level})[#{_quoted(words)}]")
        self._numbers = [self._numbers[0] + 1, 0] if level == 1 else [self._numbers[0], self._numbers[1] + 1]
        number = ".".join(str(part) for part in self._numbers[:level])
        text = f"{number} {words}" if self._layout.headings == "1.1" else words
        capitals = self._layout.headings in ("capitals", "letters")
        told = level if self._layout.headings in ("1.1", "outline") else 0
        self._flow.append(Piece(BlockKind.HEADING, text.upper() if capitals else text, told))

    def _paragraph(self) -> None:
        sentences = [self._sentence() for _ in range(self._chance.randint(2, 7))]
        markup, text = [], []
        for sentence in sentences:
            if self._layout.notes and self._chance.random() < 0.06:
                note = " ".join(self._sentence() for _ in range(self._chance.randint(1, 3)))
                self._notes.append(note)
                self._calls.append(sentence)
                markup.append(f"#{_quoted(sentence)}#footnote[#{_quoted(note)}]")
                text.append(f"{sentence}{len(self._notes)}")
            else:
                markup.append(f"#{_quoted(sentence)}")
                text.append(sentence)
        self._markup.append(" ".join(markup))
        self._flow.append(Piece(BlockKind.PARAGRAPH, " ".join(text)))

    def _list(self) -> None:
        numbered = self._chance.random() < 0.5
        items = []
        for at in range(self._chance.randint(2, 5)):
            words = self._sentence()
            items.append(f"{'+' if numbered else '-'} #{_quoted(words)}")
            self._flow.append(Piece(BlockKind.LIST_ITEM, f"{at + 1}. {words}" if numbered else f"• {words}"))
        self._markup.append("\n".join(items))

    def _figure(self) -> None:
        words = " ".join(self._words(self._chance.randint(3, 9))).capitalize()
        self._figures += 1
        label = f"{self._language.figure} {self._figures}: "
        self._markup.append(
            f"#block(width: 100%, align(center)[#rect(width: 60%, height: 40pt, fill: gray)#{_quoted(label + words)}])"
        )
        self._flow.append(Piece(BlockKind.CAPTION, label + words))

    def _table(self) -> None:
        found = []
        for _ in range(self._chance.randint(4, 12)):
            words = " ".join(self._words(self._chance.randint(1, 6))).capitalize()
            code = f"{self._chance.randint(1, 99)}-{self._chance.randint(100, 999)}"
            found += [words, code, f"{self._chance.randint(1, 9_999_999):,}"]
        self._markup.append(f"#table({', '.join(f'[#{_quoted(cell)}]' for cell in found)})")
        self._flow += [
            Piece(BlockKind.TABLE_CELL, cell, place=(at // 3 + 1, at % 3 + 1)) for at, cell in enumerate(found)
        ]

    def _sentence(self) -> str:
        words = list(self._words(self._chance.randint(6, 24)))
        words[0] = words[0][0].upper() + words[0][1:]
        return " ".join(words) + self._chance.choice("......;?")

    def _words(self, count: int) -> Iterator[str]:
        chance, language = self._chance, self._language
        for at in range(count):
            word, mark = chance.choice(language.words), "," if 0 < at < count - 1 and chance.random() < 0.08 else ""
            kind = chance.random()
            if kind < 0.015:
                word = chance.choice(language.compounds)
            elif kind < 0.02:
                word = f"{word}-{chance.choice(language.words)}"  # most of these occur only once
            elif kind < 0.03:
                word = f"{language.quotes[0]}{word}{language.quotes[1]}"
            elif kind < 0.05 and at:
                word = word.capitalize() if kind < 0.04 else str(chance.randint(3, 2040))
            yield word + mark


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
