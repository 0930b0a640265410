"""Markdown of the quality gate: written in the ways of people and of programs, with known blocks."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from stratlas.records import BlockKind
from tests.quality.documents import Piece
from tests.quality.plain_made import PlainDocument
from tests.quality.words import LANGUAGES, Language

_CONTENTS = {"en": "Contents", "sr": "Садржај", "hr": "Sadržaj", "sq": "Përmbajtja"}
_ARTICLES = {"en": "Article {}", "sr": "Члан {}.", "hr": "Članak {}.", "sq": "Neni {}"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written; `width` 0 leaves a paragraph on one line."""

    name: str
    width: int = 0
    headings: str = "atx"
    items: str = "-"
    notes: str = "end"
    tables: str = "pipes"
    contents: str = ""
    front: bool = False
    hyphens: bool = False
    divs: bool = False
    quotes: bool = True


MANNERS = (
    Manner("plain", front=True),
    Manner("wrapped", width=80, items="*", notes="after"),
    Manner("setext", width=72, headings="setext", items="+", notes="inline", tables="bare"),
    Manner("converted", width=70, headings="bold", items="•", notes="raised", contents="leaders", hyphens=True),
    Manner("pandoc", width=78, headings="named", items="1.", contents="links", front=True, divs=True),
    Manner("tools", headings="closed", items="counted", notes="after", tables="html", contents="numbered-links"),
    Manner("law", headings="articles", items="a)", notes="raised", tables="html", quotes=False),
    Manner("typed", width=76, headings="bold", items="typed", notes="inline", contents="broken-links", hyphens=True),
)


@cache
def made(manner: Manner, language: Language) -> PlainDocument:
    """The file in this manner and language: always the same one."""
    return _Maker(manner, language).document()


def documents() -> list[PlainDocument]:
    """All files of the gate."""
    return [made(manner, language) for manner in MANNERS for language in LANGUAGES]


class _Maker:
    """Writes one file, block by block, as truth and as Markdown."""

    def __init__(self, manner: Manner, language: Language) -> None:
        self._manner, self._language = manner, language
        self._chance = random.Random(f"{manner.name}/{language.code}/markdown")
        self._source: list[str] = []
        self._flow: list[Piece] = []
        self._ends: list[str] = []
        self._end_flow: list[Piece] = []
        self._titles: list[tuple[int, str]] = []
        self._calls: list[tuple[str, str]] = []
        self._numbers = [0, 0]

    def document(self) -> PlainDocument:
        for _ in range(5):
            self._heading(2)
            self._paragraphs(1, 3)
            self._list()
            self._paragraphs(1, 2)
            if self._manner.headings != "articles":
                self._heading(3)
                self._paragraphs(1, 3)
            self._table()
            self._paragraphs(1, 1)
            if self._manner.quotes:
                self._quotation()
        running: list[str] = []
        title = self._title()
        contents = self._contents()
        front = ""
        if self._manner.front:
            running = [f'title: "{title}"', "date: 2026-02-03", "tags:", "- law"]
            front = "\n".join(["---", *running[:3], "  - law", "---", ""])
        begin = [f"# {title}" if self._manner.headings != "bold" else f"**{title.upper()}**", *contents]
        opened = [] if self._manner.headings != "bold" else [Piece(BlockKind.HEADING, title.upper())]
        opened = opened or [Piece(BlockKind.HEADING, title, 1)]
        source = front + "\n\n".join([*begin, *self._source, *self._ends]) + "\n"
        flow = (*opened, *self._contents_flow, *self._flow, *self._end_flow)
        return PlainDocument(
            f"{self._manner.name}/{self._language.code}", source, flow, tuple(running), tuple(self._calls)
        )

    # Blocks.

    def _heading(self, level: int) -> None:
        style = self._manner.headings
        self._numbers = [self._numbers[0] + 1, 0] if level == 2 else [self._numbers[0], self._numbers[1] + 1]
        number = ".".join(str(part) for part in self._numbers[: level - 1])
        dot = "." if level == 2 else ""
        text = f"{number}{dot} {self._title()}"
        if style == "articles":
            text = _ARTICLES[self._language.code].format(number)
        level = {"setext": level - 1, "bold": level - 1}.get(style, level)
        self._titles.append((level, text))
        self._flow.append(Piece(BlockKind.HEADING, text, level))
        marks = "#" * level
        self._source.append(
            {
                "setext": f"{text}\n{('=' if level == 1 else '-') * len(text)}",
                "bold": f"**{text}**",
                "named": f"{marks} {text} {{#part-{len(self._titles)} .unnumbered}}",
                "closed": f"{marks} {text} {marks}",
            }.get(style, f"{marks} {text}")
        )

    def _paragraphs(self, fewest: int, most: int) -> None:
        for _ in range(self._chance.randint(fewest, most)):
            sentences = [self._sentence() for _ in range(self._chance.randint(2, 6))]
            texts, sources = [text for text, _ in sentences], [source for _, source in sentences]
            note: tuple[str, str] | None = None
            number = len(self._calls) + 1
            if self._chance.random() < 0.4:
                note = self._sentence()
                at = self._chance.randrange(len(texts))
                self._calls.append((texts[at], note[0]))
                texts[at] += str(number)
                sources[at] += {"inline": f"^[{note[1]}]", "raised": f"<sup>{number}</sup>"}.get(
                    self._manner.notes, f"[^{number}]"
                )
            self._flow.append(Piece(BlockKind.PARAGRAPH, " ".join(texts)))
            lines = self._wrapped(" ".join(sources))
            if self._manner.divs and self._chance.random() < 0.3:
                lines = f"::: {{.note}}\n{lines}\n:::"
            self._source.append(lines)
            if note:
                self._note(number, *note)

    def _note(self, number: int, text: str, source: str) -> None:
        piece, style = Piece(BlockKind.FOOTNOTE, f"{number} {text}"), self._manner.notes
        if style == "end":
            self._ends.append(f"[^{number}]: {source}")
            self._end_flow.append(piece)
        else:
            self._flow.append(piece)
        if style == "after":
            self._source.append(f"[^{number}]: {source}")
        elif style == "raised":
            self._source.append(f"<sup>{number}</sup> {source}")

    def _list(self) -> None:
        style, lines = self._manner.items, []
        for at in range(self._chance.randint(2, 5)):
            text, source = self._sentence()
            shown, mark = {
                "1.": (f"{at + 1}. ", f"{at + 1}. "),
                "counted": (f"{at + 1}. ", "1. "),
                "a)": (f"{'abcde'[at]}) ", f"{'abcde'[at]}) "),
                "•": ("• ", "• "),
                "typed": ("– ", "– "),
            }.get(style, ("", f"{style} "))
            self._flow.append(Piece(BlockKind.LIST_ITEM, f"{shown}{text}"))
            typed = style in {"a)", "•", "typed"}
            lines.append(mark + self._wrapped(source, "" if typed else " " * len(mark)))
            if typed or self._chance.random() > 0.4:
                continue
            inner, written = self._sentence()
            self._flow.append(Piece(BlockKind.LIST_ITEM, inner))
            indent = " " * len(mark)
            nested = self._chance.random() < 0.5
            lines.append(f"{indent}- {written}" if nested else f"\n{indent}{self._wrapped(written, indent)}\n")
        self._source.append("\n".join(lines))

    def _table(self) -> None:
        rows = [[self._cell() for _ in range(3)] for _ in range(self._chance.randint(2, 5))]
        self._flow += [
            Piece(BlockKind.TABLE_CELL, text, place=(row, column))
            for row, cells in enumerate(rows, 1)
            for column, (text, _) in enumerate(cells, 1)
        ]
        if self._manner.tables == "html":
            body = "\n\n".join(
                "<tr>" + "".join(f"<td>{text.replace('*', '')}</td>" for text, _ in cells) + "</tr>" for cells in rows
            )
            self._source.append(f"<table>\n{body}\n</table>")
            return
        sources = [" | ".join(source for _, source in cells) for cells in rows]
        rule = ":--|--:|---"
        if self._manner.tables == "pipes":
            sources, rule = [f"| {source} |" for source in sources], f"|{rule}|"
        self._source.append("\n".join([sources[0], rule, *sources[1:]]))

    def _quotation(self) -> None:
        text, source = self._sentence()
        self._flow.append(Piece(BlockKind.PARAGRAPH, text))
        self._source.append("> " + self._wrapped(source).replace("\n", "\n> "))

    def _contents(self) -> list[str]:
        """The contents as they are written; their truth stays in `_contents_flow`."""
        self._contents_flow: list[Piece] = []
        style = self._manner.contents
        if not style:
            return []
        title = _CONTENTS[self._language.code]
        dots = " " + "." * 14 + " "
        entries = [f"{text}{dots}{at}" if style == "leaders" else text for at, (_, text) in enumerate(self._titles, 3)]
        top = min(level for level, _ in self._titles)
        lines, count = [], [0, 0]
        for at, (level, text) in enumerate(self._titles, 1):
            link = f"[{text}](#part-{at})"
            mark = "1. " if style == "numbered-links" else "- "
            if style == "numbered-links":
                count = [count[0] + 1, 0] if level == top else [count[0], count[1] + 1]
                entries[at - 1] = f"{count[level - top]}. {text}"
            item = " " * 4 * (level - top) + mark + link
            lines.append({"leaders": entries[at - 1], "broken-links": f"{link}\\"}.get(style, item))
        self._contents_flow = [Piece(BlockKind.CONTENTS, text) for text in (title, *entries)]
        if style == "broken-links":
            lines[-1] = lines[-1].removesuffix("\\")
        head = f"**{title}**" if self._manner.headings == "bold" else f"## {title}"
        return [head, "\n".join(lines)]

    # Words.

    def _title(self) -> str:
        last = self._chance.choice([word for word in self._language.words if len(word) > 5])
        return f"{self._words(2, 4)} {last}".capitalize()

    def _cell(self) -> tuple[str, str]:
        text = self._words(1, 4).capitalize()
        return text, f"**{text}**" if self._chance.random() < 0.2 else text

    def _sentence(self) -> tuple[str, str]:
        """A sentence as it is shown, and as it is written."""
        words = self._words(7, 20).capitalize().split()
        pairs = [(word, word) if at in {0, len(words) - 1} else self._adorned(word) for at, word in enumerate(words)]
        end = self._chance.choice(".....;?")
        return " ".join(text for text, _ in pairs) + end, " ".join(source for _, source in pairs) + end

    def _adorned(self, word: str) -> tuple[str, str]:
        kinds = [
            (word, f"**{word}**"),
            (word, f"*{word}*"),
            (word, f"_{word}_"),
            (word, f"`{word}`"),
            (word, f"[{word}](https://example.org/{len(word)})"),
            (f"*{word}", f"\\*{word}"),
            (f"{word}_a", f"{word}\\_a"),
            (f"{word}&b", f"{word}&amp;b"),
            (word, f"<b>{word}</b>"),
            (word, f"~~{word}~~"),
            (f"7{word}", f"7{word}<!-- {word} -->"),
        ]
        return self._chance.choice(kinds) if self._chance.random() < 0.12 else (word, word)

    def _words(self, fewest: int, most: int) -> str:
        chance, language = self._chance, self._language
        count = chance.randint(fewest, most)
        return " ".join(
            chance.choice(language.compounds if chance.random() < 0.02 else language.words) for _ in range(count)
        )

    def _wrapped(self, text: str, indent: str = "") -> str:
        if not self._manner.width:
            return text
        lines, line = [], ""
        for whole in text.split(" "):
            word = whole
            if line and len(line) + 1 + len(word) > self._manner.width:
                head = self._broken(word, self._manner.width - len(line) - 1)
                lines.append(f"{line} {head}" if head else line)
                word, line = word[len(head.rstrip("-")) :], ""
            line = f"{line} {word}" if line else word
        return f"\n{indent}".join([*lines, line])

    def _broken(self, word: str, room: int) -> str:
        if not self._manner.hyphens or room < 5 or len(word) < 9 or not word.isalpha():
            return ""
        cut = min(room - 1, len(word) - 3)
        return f"{word[:cut]}-" if cut >= 3 else ""
