"""The small Markdown that the example's documents are written in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

FICTIONAL = "Fictional document – Stratlas example"


class Made(NamedTuple):
    """One row of the table in make_example.py."""

    source: str
    ending: str
    language: str
    date: dt.date
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a footnote hangs."""

    number: int


Words = tuple[str | Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (`level` from 1), a paragraph, or an item of a list (`number` where the list is numbered)."""

    kind: str
    words: Words
    level: int = 0
    number: int = 0

    @property
    def plain(self) -> str:
        """The words without the marks."""
        return "".join(part for part in self.words if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed source: its front block, its blocks, and its footnotes from number 1."""

    title: str
    subtitle: str
    note: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def parse(markdown: str) -> Source:
    """Reads a source; ValueError where it uses more than the sources' small Markdown."""
    front = re.match(r"---\n(.*?)\n---\n", markdown, re.DOTALL)
    if not front:
        raise ValueError("a source begins with a front block")
    fields = dict(line.split(": ", 1) for line in front[1].splitlines())
    reader = MarkdownIt("commonmark").use(footnote_plugin)
    blocks: list[Block] = []
    notes: list[str] = []
    for kind, level, number, token in _inlines(reader.parse(markdown[front.end() :])):
        words = tuple(_words(token))
        if kind == "footnote":
            notes.append("".join(str(part) for part in words))
        else:
            blocks.append(Block(kind, words, level, number))
    return Source(fields["title"], fields["subtitle"], fields["note"], tuple(blocks), tuple(notes))


def _inlines(tokens: list[Token]) -> Iterator[tuple[str, int, int, Token]]:
    kind, level, ordered, number = "paragraph", 0, False, 0
    for token in tokens:
        match token.type:
            case "heading_open":
                kind, level = "heading", int(token.tag[1])
            case "ordered_list_open" | "bullet_list_open":
                ordered, number = token.type == "ordered_list_open", 0
            case "list_item_open":
                kind, number = "item", number + 1
            case "footnote_open":
                kind = "footnote"
            case "heading_close" | "list_item_close" | "footnote_close":
                kind, level = "paragraph", 0
            case "inline":
                yield kind, level, number if ordered and kind == "item" else 0, token


def _words(token: Token) -> Iterator[str | Mark]:
    for child in token.children or ():
        match child.type:
            case "text":
                yield child.content
            case "softbreak":
                yield " "
            case "footnote_ref":
                yield Mark(int(child.meta["id"]) + 1)
            case _:
                raise ValueError(f"the sources' small Markdown has no {child.type}: {token.content[:60]}")


def fill(template: str, values: dict[str, str]) -> str:
    """The template with its {slots} filled; braces around anything but a word stay as they are."""
    return re.sub(r"\{(\w+)\}", lambda slot: values[slot[1]], template)
