"""The page that says how something is cited, and its files."""

from __future__ import annotations

import json
from dataclasses import dataclass

from stratlas.actions import Workspace
from stratlas.web import addresses
from stratlas.web.citing import Citation
from stratlas.web.contexts import Context, context
from stratlas.web.newer import NewerView, newer_words
from stratlas.web.origins import of_capture
from stratlas.web.reader import open_text
from stratlas.web.sentences import sentences

_FORMATS = (("txt", "Plain text"), ("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))
_LISTED = 40


@dataclass(frozen=True, slots=True)
class CitedFile:
    """A citation in one format: what it is called, what it says, and the way to it as a file."""

    name: str
    content: str
    href: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that could be cited instead."""

    words: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class CitedWords:
    """Words in their context; `whole` is the passage that they are of, `parts` its sentences."""

    context: Context
    language: str
    page: int
    whole: Stretch | None
    parts: tuple[Stretch, ...]
    newer: NewerView | None


@dataclass(frozen=True, slots=True)
class CitePage:
    """How something is cited."""

    title: str
    href: str
    text: str
    files: tuple[CitedFile, ...]
    words: CitedWords | None


def cite_page(citation: Citation, address: str, query: str, words: CitedWords | None = None) -> CitePage:
    """The facts of the page about a citation of what has this address."""
    files = tuple(
        CitedFile(name, _content(citation, ending), addresses.cite(address, query, ending)) for ending, name in _FORMATS
    )
    href = address + (f"?{query}" if query else "") + ("#words" if words else "")
    return CitePage(citation.title, href, citation.text, files, words)


def cited_words(workspace: Workspace, text_id: str, start: int, end: int) -> CitedWords:
    """Words to be cited, the sentences and the passage around them, and where they stand in a newer text."""
    text = open_text(workspace, text_id)
    block = text.block_at(start)
    whole: Stretch | None = None
    parts: tuple[Stretch, ...] = ()
    if block is not None and end <= block.end:
        whole = _stretch(text.id, text.content, (block.start, block.end), (start, end))
        cut = sentences(text.content, block.start, block.end)[:_LISTED]
        parts = tuple(_stretch(text.id, text.content, part, (start, end)) for part in cut) if len(cut) > 1 else ()
    return CitedWords(
        context(text.content, start, end),
        of_capture(workspace, text.capture).language,
        text.page_at(start) if len(text.pages) > 1 else 0,
        whole,
        parts,
        newer_words(workspace, text, start, end),
    )


def _stretch(text_id: str, content: str, place: tuple[int, int], current: tuple[int, int]) -> Stretch:
    href = addresses.cite(addresses.words(text_id, *place).partition("#")[0])
    return Stretch(" ".join(content[place[0] : place[1]].split()), href, place == current)


def _content(citation: Citation, ending: str) -> str:
    """What a file says; data as a person reads it."""
    return json.dumps(citation.csl, ensure_ascii=False, indent=2) if ending == "json" else citation.written(ending)
