"""Plain texts of the quality gate: broken into lines and pages as typewriters and programs do, with known blocks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from stratlas.records import BlockKind
from tests.quality.documents import Piece
from tests.quality.words import LANGUAGES, Language

_CONTENTS = {"en": "Table of Contents", "sr": "САДРЖАЈ", "hr": "Sadržaj", "sq": "Përmbajtja"}
_ARTICLES = {"en": "Article {}", "sr": "Члан {}.", "hr": "Članak {}.", "sq": "Neni {}"}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class PlainLayout:
    """How a text is written; `width` 0 leaves a paragraph on one line, `page` 0 has no form feeds."""

    name: str
    width: int
    headings: str
    page: int = 0
    indent: int = 0
    blank: bool = True
    head: bool = False
    foot: str = ""
    contents: str = ""
    notes: str = ""
    bullet: str = "- "
    hyphens: bool = False
    justified: bool = False
    parts: int = 5


LAYOUTS = (
    PlainLayout("blank-lines", 72, "1.1"),
    PlainLayout("indented", 65, "capitals", indent=4, blank=False, bullet="• "),
    PlainLayout("pages", 78, "1.1", page=52, head=True, foot="- {} -", contents="leaders", hyphens=True),
    PlainLayout("typewriter", 70, "roman", page=48, indent=5, blank=False, foot="{}", contents="bare", notes="rule"),
    PlainLayout("column-of-pages", 74, "bare", page=46, foot="Page {}", contents="column", bullet="• "),
    PlainLayout("run-on", 0, "run-on", contents="run-on", bullet="* "),
    PlainLayout("underlined", 74, "underlined", bullet="* "),
    PlainLayout("bracketed-notes", 76, "1.1", page=50, head=True, foot="{}", notes="brackets", bullet="a)"),
    PlainLayout(
        "raised-notes", 80, "capitals", page=54, head=True, foot="{}", notes="digits", justified=True, bullet="– "
    ),
    PlainLayout("articles", 68, "articles", indent=3, bullet="1)", hyphens=True),
    PlainLayout("compact", 60, "1.1", blank=False, hyphens=True, bullet="1."),
    PlainLayout("long-lines", 0, "1.1", blank=False, bullet="• "),
)


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """A text and its truth: its blocks but for running lines, these, and what stands before each call of a note."""

    name: str
    source: str
    flow: tuple[Piece, ...]
    running: tuple[str, ...]
    calls: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Row:
    """A line, and the notes that are called in it."""

    text: str
    notes: list[str] = field(default_factory=list)
    heading: int | None = None


@cache
def made(layout: PlainLayout, language: Language) -> PlainDocument:
    """The text in this layout and language: always the same one."""
    return _Maker(layout, language).document()


def documents() -> list[PlainDocument]:
    """All texts of the gate."""
    return [made(layout, language) for layout in LAYOUTS for language in LANGUAGES]


class _Maker:
    def __init__(self, layout: PlainLayout, language: Language) -> None:
        self._layout, self._language = layout, language
        self._chance = random.Random(f"{layout.name}/{language.code}/plain")
        self._rows: list[_Row] = []
        self._flow: list[Piece] = []
        self._titles: list[str] = []
        self._calls: list[tuple[str, str]] = []
        self._numbers = [0, 0]

    def document(self) -> PlainDocument:
        for _ in range(self._layout.parts):
            self._heading(1)
            self._paragraphs(1, 3)
            self._list()
            self._paragraphs(1, 1)
            if self._layout.headings != "articles":
                self._heading(2)
                self._paragraphs(2, 4)
        pages = list(self._pages())
        contents = self._contents(pages)
        running: list[str] = []
        sheets = []
        for number, page in enumerate([*([contents] if contents else []), *pages], 1):
            foot = self._layout.foot.format(number) if self._layout.foot else ""
            head = self._language.head if self._layout.head else ""
            sheets.append([*([head, ""] if head else []), *page, *(["", " " * 30 + foot] if foot else [])])
            running += [line for line in (head, foot) if line]
        mark = "\n\f" if self._layout.page else "\n\n\n"
        source = mark.join("\n".join(sheet) for sheet in sheets) + "\n"
        name = f"{self._layout.name}/{self._language.code}"
        return PlainDocument(name, source, tuple(self._flow), tuple(running), tuple(self._calls))

    # Blocks.

    def _heading(self, level: int) -> None:
        chance, style = self._chance, self._layout.headings
        self._numbers = [self._numbers[0] + 1, 0] if level == 1 else [self._numbers[0], self._numbers[1] + 1]
        # No title ends in a word like “of”.
        last = chance.choice([word for word in self._language.words if len(word) > 5])
        words = f"{self._words(*((1, 2) if self._layout.width == 60 else (2, 5)))} {last}".capitalize()
        number = ".".join(str(part) for part in self._numbers[:level])
        text = {
            "1.1": f"{number}. {words}" if level == 1 else f"{number} {words}",
            "capitals": words.upper(),
            "roman": f"{_ROMAN[self._numbers[0] - 1]}. {words.upper()}"
            if level == 1
            else f"{self._numbers[1]}. {words}",
            "articles": _ARTICLES[self._language.code].format(self._numbers[0]),
        }.get(style, words)
        told = {"capitals": 1, "articles": 3, "bare": 0}.get(style, level if style != "run-on" else 0)
        self._flow.append(Piece(BlockKind.HEADING, text, told))
        self._titles.append(text)
        if style == "run-on":
            self._rows += [_Row(""), _Row(text, heading=len(self._titles) - 1)]
            return
        middle = " " * ((self._layout.width - len(text)) // 2) if style in {"capitals", "articles"} else ""
        self._rows += [_Row(""), _Row(middle + text, heading=len(self._titles) - 1)]
        if style == "underlined":
            self._rows.append(_Row(("=" if level == 1 else "-") * len(text)))
        if self._layout.blank or chance.random() < 0.5:
            self._rows.append(_Row(""))

    def _paragraphs(self, fewest: int, most: int) -> None:
        for _ in range(self._chance.randint(fewest, most)):
            sentences = [self._sentence() for _ in range(self._chance.randint(2, 6))]
            notes: list[str] = []
            if self._layout.notes and self._chance.random() < 0.45:
                note = self._sentence()
                mark = str(len(self._calls) + 1)
                mark = f"[{mark}]" if self._layout.notes == "brackets" else mark
                at = self._chance.randrange(len(sentences))
                self._calls.append((sentences[at], note))
                sentences[at] += mark
                notes.append(f"{mark} {note}")
            text = " ".join(sentences)
            self._flow.append(Piece(BlockKind.PARAGRAPH, text))
            self._flow += [Piece(BlockKind.FOOTNOTE, note) for note in notes]
            if self._joins_title():
                self._rows[-1].text += f" {text}"
            else:
                self._add(text, self._layout.indent, 0, notes)
            if self._layout.blank:
                self._rows.append(_Row(""))

    def _joins_title(self) -> bool:
        """Whether the paragraph stands in the line of its title, as some programs write them."""
        return self._layout.headings == "run-on" and self._rows[-1].heading is not None

    def _list(self) -> None:
        bullet = self._layout.bullet
        for at in range(self._chance.randint(2, 5)):
            mark = {"a)": f"{'abcde'[at]}) ", "1)": f"{at + 1}) ", "1.": f"{at + 1}. "}.get(bullet, bullet)
            text = mark + self._sentence()
            self._flow.append(Piece(BlockKind.LIST_ITEM, text))
            self._add(text, 2, 2 + len(mark), [])
        if self._layout.blank:
            self._rows.append(_Row(""))

    def _add(self, text: str, first: int, rest: int, notes: list[str]) -> None:
        """Adds a block's lines; its notes stand on the page of the line that ends in their call."""
        lines = list(self._wrapped(text, first, rest))
        for at, line in enumerate(lines):
            called = [note for note in notes if note.split()[0] in line and _calls(line, note.split()[0])]
            is_last = at == len(lines) - 1
            self._rows.append(_Row(line if is_last else self._justified(line), called))
            notes = [note for note in notes if note not in called]

    def _wrapped(self, text: str, first: int, rest: int) -> Iterator[str]:
        width = self._layout.width or 10**9
        line, filled = " " * first, False
        for whole in text.split():
            word = whole
            if filled and len(line) + 1 + len(word) > width:
                head = self._broken(word, width - len(line) - 1)
                if head:
                    line += f" {head}"
                    word = word[len(head.rstrip("-")) + (word[len(head) - 1] == "-") :]
                yield line
                line, filled = " " * rest, False
            line += f" {word}" if filled else word
            filled = True
        yield line

    def _broken(self, word: str, room: int) -> str:
        """The beginning of a word with a hyphen, where it is to be broken and there is room."""
        if not self._layout.hyphens or room < 5 or len(word) < 9 or not word.replace("-", "").isalpha():
            return ""
        if "-" in word:
            cut = word.index("-") + 1
            return word[:cut] if cut <= room else ""
        cut = min(room - 1, len(word) - 3)
        return f"{word[:cut]}-" if cut >= 3 else ""

    def _justified(self, line: str) -> str:
        if not self._layout.justified or len(line) < 0.8 * self._layout.width:
            return line
        words = line.split(" ")
        for at in range(self._layout.width - len(line)):
            words[at % (len(words) - 1)] += " "
        return " ".join(words)

    # Pages.

    def _pages(self) -> Iterator[list[str]]:
        self._starts = [0] * len(self._titles)
        room = self._layout.page or 10**9
        page: list[str] = []
        notes: list[str] = []
        number = 1
        for row in self._rows:
            under = [line for note in row.notes for line in self._note(note)]
            if len(page) + len(notes) + len(under) + 3 > room:
                yield self._with_notes(page, notes)
                page, notes, number = [], [], number + 1
            if page or row.text:
                page.append(row.text)
            notes += under
            if row.heading is not None:
                self._starts[row.heading] = number
        yield self._with_notes(page, notes)

    def _note(self, note: str) -> list[str]:
        return list(self._wrapped(note, 0, 0))

    def _with_notes(self, page: list[str], notes: list[str]) -> list[str]:
        rule = ["-" * 20] if self._layout.notes == "rule" else []
        return [*page, "", *rule, *notes] if notes else page

    def _contents(self, pages: list[list[str]]) -> list[str]:
        """The page of contents, which comes first in the text and in its truth."""
        style = self._layout.contents
        if not style:
            return []
        title = _CONTENTS[self._language.code]
        paged = bool(self._layout.page)
        numbers = [start + 1 if paged else 2 * at + 1 for at, start in enumerate(self._starts)]
        rows = list(zip(self._titles, numbers, strict=True))
        found = [Piece(BlockKind.CONTENTS, title)]
        if style == "column":
            lines = [*self._titles, "", *map(str, numbers)]
            found += [Piece(BlockKind.CONTENTS, text) for text in (*self._titles, *map(str, numbers))]
        else:
            dots = {"leaders": " " + "." * 12 + " ", "bare": "  ", "run-on": " ... "}[style]
            entries = [f"{text}{dots}{number}" for text, number in rows]
            found += [Piece(BlockKind.CONTENTS, entry) for entry in entries]
            lines = entries
            if style == "run-on":
                lines = [" ".join(entries[at : at + 3]) for at in range(0, len(entries), 3)]
                self._flow[:0] = found
                return [f"{title} {lines[0]}", *lines[1:], "", ""]
        self._flow[:0] = found
        return [title, "", *lines]

    # Words.

    def _sentence(self) -> str:
        return self._words(7, 20).capitalize() + self._chance.choice("......;?" if self._layout.blank else "......!?")

    def _words(self, fewest: int, most: int) -> str:
        chance, language = self._chance, self._language
        words = []
        for _ in range(chance.randint(fewest, most)):
            kind = chance.random()
            words.append(chance.choice(language.compounds) if kind < 0.02 else chance.choice(language.words))
        return " ".join(words)


def _calls(line: str, mark: str) -> bool:
    """Whether a line calls a note: its mark stands behind a word, not at its beginning."""
    return f".{mark}" in line or f"?{mark}" in line or f"!{mark}" in line or f";{mark}" in line
