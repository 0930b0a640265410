"""Markdown → Text: the words a reader sees, with headings, lists, tables and footnotes as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from stratlas.config import Limits
from stratlas.extract.builder import Builder
from stratlas.extract.drafts import Draft, build
from stratlas.extract.encodings import read_characters
from stratlas.extract.html_titles import mark_titles
from stratlas.extract.html_walk import pieces
from stratlas.extract.markdown_words import SOFT, Words, words_of
from stratlas.extract.plain import text_of
from stratlas.extract.plain_joining import known_words
from stratlas.extract.typed import mark_typed
from stratlas.records import BlockKind, Cell, Text

EXTRACTOR = "markdown-3"

# The parser calls itself for each level, and leaves out what is deeper than this.
_DEEPEST = 60
_KEY = re.compile(r"([\w][\w .-]{0,60}?)\s*:(?:\s|$)")
_CONTAINERS = {
    "list_item_open": BlockKind.LIST_ITEM,
    "th_open": BlockKind.TABLE_CELL,
    "td_open": BlockKind.TABLE_CELL,
    "footnote_reference_open": BlockKind.FOOTNOTE,
}
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
# What programs write the contents in the place of, and lines of contents that were typed.
_PLACE_OF_CONTENTS = re.compile(r"\[?\[_?TOC_?\]\]?|\$\{toc\}|\{:toc\}|(?:TOC\s+)?\{:toc\}", re.I)
_LEADERS = re.compile(r".*?(?:\.{4,}|(?:\. ){4,}|…{2,})\s*(?:\d{1,4}|[ivxl]{1,6})", re.S)
_FEWEST_ENTRIES = 3
# “{#name .class}” behind a heading, and the lines of colons that begin and end a part, are for programs.
_ATTRIBUTES = re.compile(r"\s*\{(?:[#.][^{}]*|-)\}\Z")
_FENCE = re.compile(r"^ {0,3}:{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]+)?[ \t]*:*[ \t]*$", re.M)
# “1. Title” over a line of “=”, or over one of “-” that is about as long as it, is no item of a list.
_UNDERLINED = re.compile(r"^( {0,3}\d{1,3})([.)][ \t]+\S[^\n]*)\n(=+|-+)[ \t]*$", re.M)
# A rule right under a paragraph makes a heading of it, which its author hardly meant.
_LONGEST_TITLE, _SENTENCE = 160, 60
_PROSE, _FEWEST_WORDS = 0.9, 8
# How deep the rows of a table that stands in nothing are.
_ROW = 2
_CLOSING = frozenset({"list_item_close", "th_close", "td_close", "footnote_reference_close"})


def read_markdown(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of a Markdown file (CommonMark, tables, footnotes); a YAML front block is kept outside the flow."""
    string, notices = read_characters(data, language)
    string = _UNDERLINED.sub(_escaped, _FENCE.sub("", string.replace("\f", "\n").replace(SOFT, "")))
    builder = Builder(EXTRACTOR)
    for notice in notices:
        builder.notice(notice.code, notice.message)
    parser = _parser()
    environment: dict[str, Any] = {}
    try:
        tokens = parser.parse(string, environment)
        too_deep = any(token.level >= _DEEPEST - 1 for token in tokens)
    except (RecursionError, IndexError, ValueError, AssertionError):
        # A parser's slip over odd input must not cost the text.
        tokens, too_deep = [], True
    if too_deep:
        builder.notice("read-as-plain", "The Markdown is nested too deep to be read as such: read as plain text.")
        unmarked = text_of(string, capture, EXTRACTOR)
        notes = builder.finish(capture).notices
        return Text(capture, EXTRACTOR, unmarked.content, unmarked.pages, unmarked.blocks, notes)
    inline = environment.get("footnotes", {}).get("list", {})
    written = {number: str(note["content"]) for number, note in inline.items() if "content" in note}
    _Flow(builder, parser, string.splitlines(), known_words(string), written).add(tokens)
    return builder.finish(capture)


def _escaped(match: re.Match[str]) -> str:
    rule = match[3]
    is_title = rule[0] == "=" or 2 * len(rule) >= len(match[1] + match[2])
    return f"{match[1]}\\{match[2]}\n{rule}" if is_title else match[0]


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin)
    # The notes stay where they are written, so that one nobody refers to is not lost.
    return parser.disable("footnote_tail")


@dataclass(slots=True)
class _Flow:
    """Turns tokens into blocks."""

    builder: Builder
    parser: MarkdownIt
    lines: Sequence[str]
    known: set[str]
    inline_notes: dict[int, str]
    _kinds: list[BlockKind] = field(default_factory=list)
    _numbers: list[Iterator[str]] = field(default_factory=list)
    _mark: str = ""
    _tables: int = 0
    _row: int = 0
    _column: int = 0
    _columns: int = 0
    _source: str = ""
    _note: str | None = None
    _in_contents: int = 0
    _drafts: list[Draft] = field(default_factory=list)
    _raised: list[tuple[Draft, Words]] = field(default_factory=list)

    def add(self, tokens: Sequence[Token]) -> None:
        """Adds the blocks of these tokens in order."""
        level, is_rule = 0, False
        for at, token in enumerate(tokens):
            if token.type in _CONTAINERS:
                self._open(token)
            elif token.type in {"table_open", "tr_open"}:
                self._begin(token)
            elif token.type == "tr_close":
                self._end_row()
            elif token.type in _CLOSING:
                self._kinds.pop()
                self._mark = ""
            elif token.type in _LISTS:
                self._begin_list(tokens, at)
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self._numbers.pop()
                self._in_contents -= bool(self._in_contents)
            elif token.type == "heading_open":
                level, is_rule = int(token.tag[1:]), token.markup == "-"
            elif token.type == "heading_close":
                level = 0
            elif token.type == "inline":
                self._inline(words_of(token.children or [], self.inline_notes), level, is_rule=is_rule)
            elif token.type in {"fence", "code_block"}:
                self._code(token)
            elif token.type == "html_block":
                if at == 0 or tokens[at - 1].type != "html_block":
                    self._html(tokens, at)
            elif token.type == "front_matter" and token.map:
                self._front(token.content)
        self._drafts = [draft for draft in self._drafts if draft.text.strip()]
        mark_titles(self._drafts)
        mark_typed(self._drafts)
        _tie(self._raised)
        build(self.builder, self._drafts)

    def _front(self, content: str) -> None:
        """Keeps the lines of the YAML front block, outside the flow, and says which keys it has."""
        lines = [line for line in content.splitlines() if line.strip() and line.strip() != "---"]
        self._drafts += [Draft(BlockKind.RUNNING, line) for line in lines]
        keys = ", ".join(dict.fromkeys(key[1] for line in lines if (key := _KEY.match(line))))
        told = f"The file's front matter (YAML{': ' + keys if keys else ''}) is kept outside the flow of the text."
        self.builder.notice("front-matter", told)

    # What blocks stand in.

    def _open(self, token: Token) -> None:
        self._kinds.append(_CONTAINERS[token.type])
        self._mark = ""
        if token.type == "list_item_open":
            self._mark = next(self._numbers[-1], "")
        elif token.type == "footnote_reference_open":
            self._note = str(token.meta["label"])
            self._mark = f"{self._note} "
        else:
            self._column += 1

    def _begin(self, token: Token) -> None:
        """Begins a table or a row of one."""
        if token.type == "table_open":
            self._tables, self._row = self._tables + 1, 0
        else:
            self._row, self._column = self._row + 1, 0
            # A row inside a list or a quotation has other signs before it.
            line = token.map[0] if token.map and token.level == _ROW else len(self.lines)
            self._source = self.lines[line].strip() if line < len(self.lines) else ""

    def _end_row(self) -> None:
        """Keeps the cells of a row that has more than the table's first one, which are shown nowhere."""
        if self._row == 1:
            self._columns = self._column
            return
        cells = escapedSplit(self._source.removeprefix("|"))
        for cell in cells[self._columns : len(cells) - (not cells[-1])]:
            self._column += 1
            words = words_of(self.parser.parseInline(cell.strip())[0].children or [])
            place = Cell(self._tables, self._row, self._column)
            self._drafts.append(Draft(BlockKind.TABLE_CELL, words.text, cell=place))

    def _begin_list(self, tokens: Sequence[Token], at: int) -> None:
        """Begins a list: its items' marks, and whether it is one of contents."""
        opened = tokens[at]
        if self._in_contents or self._is_contents(tokens, at):
            self._in_contents += 1
        items = [
            token for token in _inside(tokens, at) if token.type == "list_item_open" and token.level == opened.level + 1
        ]
        numbers = [token.info for token in items]
        if len(numbers) > 1 and len(set(numbers)) == 1 and numbers[0].isdigit():
            # “1.” before each item is how many leave the counting to the program.
            numbers = [str(int(numbers[0]) + count) for count in range(len(numbers))]
        # People quote an item's number (“3) …”); a bullet says nothing.
        marks = [f"{number}{token.markup} " if number else "" for number, token in zip(numbers, items, strict=True)]
        self._numbers.append(iter(marks))

    def _is_contents(self, tokens: Sequence[Token], at: int) -> bool:
        if self._kinds:
            return False
        entries = [words_of(token.children or []) for token in _inside(tokens, at) if token.type == "inline"]
        links = sum(entry.is_of_links for entry in entries)
        return links >= _FEWEST_ENTRIES and links * 5 >= len(entries) * 4

    # Blocks.

    def _inline(self, words: Words, level: int, *, is_rule: bool) -> None:
        if level and not (is_rule and _is_sentence(words.text)):
            shown = words.joined(self.known)
            shown.text = _ATTRIBUTES.sub("", shown.text)
            self._block(BlockKind.HEADING, shown, level)
            return
        kind = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        lines = words.lines()
        links = kind is BlockKind.PARAGRAPH and words.inner >= _FEWEST_ENTRIES and words.is_of_links
        if self._in_contents or links or (lines and all(_LEADERS.fullmatch(line) for line in lines)):
            entries = [Words(line) for line in lines]
        else:
            entries = [Words(words.text)] if _PLACE_OF_CONTENTS.fullmatch(words.text.strip()) else []
        for entry in entries:
            self._block(BlockKind.CONTENTS, entry)
        if not entries:
            if words.is_picture and kind is BlockKind.PARAGRAPH:
                kind = BlockKind.CAPTION
            for part in words.items() if kind is BlockKind.PARAGRAPH else [words]:
                self._block(kind, part.joined(self.known))
        for name, note in words.inline_notes:
            shown = words_of(self.parser.parseInline(note)[0].children or []).joined(self.known)
            self._drafts.append(Draft(BlockKind.FOOTNOTE, f"{name}{shown.text}", note=name))

    def _block(self, kind: BlockKind, words: Words, level: int = 0) -> None:
        is_cell = kind is BlockKind.TABLE_CELL
        cell = Cell(self._tables, self._row, self._column, header=self._row == 1) if is_cell else None
        shift = len(self._mark)
        called = [(start + shift, end + shift, note) for start, end, note in words.calls]
        note = self._note if kind is BlockKind.FOOTNOTE else None
        draft = Draft(kind, self._mark + words.text, level, cell, called, note, strong=words.is_strong)
        self._drafts.append(draft)
        if words.raised and not shift:
            self._raised.append((draft, words))
        self._mark = ""

    def _code(self, token: Token) -> None:
        """Code as it stands; typed paragraphs whose first lines are indented look like it and are none."""
        kind = self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        if token.type == "code_block" and _is_prose(token.content):
            for part in re.split(r"\n\s*\n", token.content.strip("\n")):
                lines = SOFT.join(line.strip() for line in part.split("\n"))
                self._block(kind, Words(lines).joined(self.known))
        else:
            self._block(kind, Words(token.content.rstrip("\n")))

    def _html(self, tokens: Sequence[Token], at: int) -> None:
        """Blocks of HTML, read as one where they follow one another: an empty line in a table does not end it."""
        run = takewhile(lambda token: token.type == "html_block", islice(tokens, at, None))
        tables = self._tables
        for piece in pieces("\n".join(token.content for token in run)):
            cell = piece.cell and replace(piece.cell, table=tables + piece.cell.table)
            self._tables = max(self._tables, cell.table if cell else 0)
            kind = self._kinds[-1] if self._kinds and piece.kind is BlockKind.PARAGRAPH else piece.kind
            self._drafts.append(Draft(kind, piece.text, piece.level, cell, strong=piece.strong))


def _inside(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """The tokens between one that opens something and the one that closes it."""
    for place in range(at + 1, len(tokens)):
        if tokens[place].level <= tokens[at].level:
            return
        yield tokens[place]


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST_TITLE or (len(text) > _SENTENCE and text.rstrip().endswith((".", ";", ",", ":")))


def _is_prose(code: str) -> bool:
    """Whether what is indented like code is running text: whole words, and next to no signs."""
    signs = sum(not (char.isalpha() or char.isspace() or char in ".,;:-–“”„’'()") for char in code)
    is_text = len(code) - signs >= _PROSE * len(code) and not re.search(r"\(\)|[{}=<>]", code)
    return is_text and len(code.split()) >= _FEWEST_WORDS


def _tie(raised: Sequence[tuple[Draft, Words]]) -> None:
    """Ties raised numbers to the next paragraphs that begin with them, which are notes."""
    called: dict[str, tuple[Draft, int, int]] = {}
    for at, (draft, words) in enumerate(raised):
        if words.opens in called and draft.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            caller, start, end = called.pop(words.opens)
            draft.kind, draft.level, draft.note = BlockKind.FOOTNOTE, 0, (words.opens, at)
            caller.calls = [*caller.calls, (start, end, draft.note)]
        for start, end, number in words.raised:
            if start:
                called[number] = draft, start, end
