"""Markdown → Text: the words a reader sees, with headings, lists, tables and footnotes as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from stratlas.config import Limits
from stratlas.extract.builder import Builder
from stratlas.extract.drafts import Draft, build
from stratlas.extract.encodings import read_characters
from stratlas.extract.html_walk import escaped, pieces, visible_text
from stratlas.extract.plain import text_of
from stratlas.records import BlockKind, Cell, Text

EXTRACTOR = "markdown-2"

# The parser calls itself for each level, and leaves out what is deeper than this.
_DEEPEST = 60
_KEY = re.compile(r"([\w][\w .-]{0,60}?)\s*:(?:\s|$)")
_CONTAINERS = {
    "list_item_open": BlockKind.LIST_ITEM,
    "th_open": BlockKind.TABLE_CELL,
    "td_open": BlockKind.TABLE_CELL,
    "footnote_reference_open": BlockKind.FOOTNOTE,
}
_CLOSING = frozenset({"list_item_close", "th_close", "td_close", "footnote_reference_close"})


def read_markdown(data: bytes, capture: str, language: str | None = None, limits: Limits = Limits()) -> Text:  # noqa: ARG001, B008
    """The text of a Markdown file (CommonMark, tables, footnotes); a YAML front block is kept outside the flow."""
    string, notices = read_characters(data, language)
    string = string.replace("\f", "\n")
    builder = Builder(EXTRACTOR)
    for notice in notices:
        builder.notice(notice.code, notice.message)
    try:
        tokens = _parser().parse(string)
        too_deep = any(token.level >= _DEEPEST - 1 for token in tokens)
    except (RecursionError, IndexError, ValueError, AssertionError):
        # A parser's slip over odd input must not cost the text.
        tokens, too_deep = [], True
    if too_deep:
        builder.notice("read-as-plain", "The Markdown is nested too deep to be read as such: read as plain text.")
        unmarked = text_of(string, capture, EXTRACTOR)
        notes = builder.finish(capture).notices
        return Text(capture, EXTRACTOR, unmarked.content, unmarked.pages, unmarked.blocks, notes)
    _Flow(builder).add(tokens)
    return builder.finish(capture)


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.use(front_matter_plugin).use(footnote_plugin)
    # The notes stay where they are written, so that one nobody refers to is not lost.
    return parser.disable(["footnote_tail", "footnote_inline"])


@dataclass(slots=True)
class _Flow:
    """Turns tokens into blocks."""

    builder: Builder
    _kinds: list[BlockKind] = field(default_factory=list)
    _mark: str = ""
    _tables: int = 0
    _row: int = 0
    _column: int = 0
    _note: str | None = None
    _drafts: list[Draft] = field(default_factory=list)

    def add(self, tokens: Sequence[Token]) -> None:
        """Adds the blocks of these tokens in order."""
        level = 0
        for token in tokens:
            if token.type in _CONTAINERS:
                self._kinds.append(_CONTAINERS[token.type])
                self._mark = _mark(token)
                self._column += token.type in {"th_open", "td_open"}
                if token.type == "footnote_reference_open":
                    self._note = token.meta["label"]
            elif token.type in {"table_open", "tr_open"}:
                self._begin(token.type)
            elif token.type in _CLOSING:
                self._kinds.pop()
                self._mark = ""
            elif token.type == "heading_open":
                level = int(token.tag[1:])
            elif token.type == "heading_close":
                level = 0
            elif token.type == "inline":
                self._block(_inline(token.children or []), level, _calls(token.children or []))
            elif token.type in {"fence", "code_block"}:
                self._block(token.content.rstrip("\n"))
            elif token.type == "html_block":
                for piece in pieces(token.content):
                    self._drafts.append(Draft(piece.kind, piece.text, piece.level))
            elif token.type == "front_matter" and token.map:
                self._front(token.content)

        build(self.builder, self._drafts)

    def _front(self, content: str) -> None:
        """Keeps the lines of the YAML front block, outside the flow, and says which keys it has."""
        lines = [line for line in content.splitlines() if line.strip() and line.strip() != "---"]
        self._drafts += [Draft(BlockKind.RUNNING, line) for line in lines]
        keys = ", ".join(dict.fromkeys(key[1] for line in lines if (key := _KEY.match(line))))
        told = f"The file's front matter (YAML{': ' + keys if keys else ''}) is kept outside the flow of the text."
        self.builder.notice("front-matter", told)

    def _begin(self, what: str) -> None:
        """Begins a table or a row of one."""
        if what == "table_open":
            self._tables, self._row = self._tables + 1, 0
        else:
            self._row, self._column = self._row + 1, 0

    def _block(self, text: str, level: int = 0, calls: Sequence[tuple[int, int, str]] = ()) -> None:
        kind = BlockKind.HEADING if level else self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH
        is_cell = kind is BlockKind.TABLE_CELL
        cell = Cell(self._tables, self._row, self._column, header=self._row == 1) if is_cell else None
        shift = len(self._mark)
        called = [(start + shift, end + shift, note) for start, end, note in calls]
        note = self._note if kind is BlockKind.FOOTNOTE else None
        self._drafts.append(Draft(kind, self._mark + text, level, cell, called, note))
        self._mark = ""


def _mark(token: Token) -> str:
    """The number of an item or a note, which people quote (“3) …”); a bullet says nothing."""
    if token.type == "list_item_open" and token.info:
        return f"{token.info}{token.markup} "
    if token.type == "footnote_reference_open":
        return f"{token.meta['label']} "
    return ""


def _inline(tokens: Sequence[Token]) -> str:
    if any(token.type == "html_inline" for token in tokens):
        source = "".join(
            token.content if token.type == "html_inline" else escaped(text) for token, text in _words(tokens)
        )
        return visible_text(source)
    return "".join(text for _, text in _words(tokens))


def _calls(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Where notes are called in a line; none are known where HTML stands in it, as that changes its words."""
    if any(token.type == "html_inline" for token in tokens):
        return []
    found, size = [], 0
    for token, text in _words(tokens):
        if token.type == "footnote_ref":
            found.append((size, size + len(text), str(token.meta["label"])))
        size += len(text)
    return found


def _words(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    for token in tokens:
        if token.type == "softbreak":
            yield token, " "
        elif token.type == "hardbreak":
            yield token, "\n"
        elif token.type == "footnote_ref":
            yield token, str(token.meta["label"])
        elif token.type == "image":
            yield token, _inline(token.children or [])
        elif token.content:
            yield token, token.content
