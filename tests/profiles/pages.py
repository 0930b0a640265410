"""Small builders of profile pages: as plain text with its paragraphs, and as the blocks of an HTML page."""

from __future__ import annotations

import re
import unicodedata

from stratlas.config import Countries, default_toml, parse
from stratlas.extract.builder import Builder
from stratlas.profiles import PageReading, read_page
from stratlas.records import Block, BlockKind, Page, Text

CAPTURE = "ab" * 32
CONFIG = parse(default_toml("Test monitor").replace("only = []", 'only = ["ALB", "BIH", "HRV", "MKD", "MNE", "SRB"]'))
COUNTRIES = Countries(CONFIG.countries)
HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def plain(content: str) -> Text:
    """A text as it is, its paragraphs parted by empty lines."""
    content = unicodedata.normalize("NFC", content)
    blocks = []
    for match in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", content):
        end = match.start() + len(match.group().rstrip())
        blocks.append(Block(PARAGRAPH, match.start(), end, 1))
    return Text(CAPTURE, "plain-1", content, (Page(1, 0, len(content)),), tuple(blocks))


def html(*blocks: tuple[BlockKind, str]) -> Text:
    """A text in blocks."""
    builder = Builder("html-1")
    for kind, words in blocks:
        builder.block(kind, words, level=2 if kind is HEADING else 0)
    return builder.finish(CAPTURE)


def read(page: str | Text) -> PageReading:
    """What is read from a page."""
    return read_page(plain(page) if isinstance(page, str) else page, CONFIG, COUNTRIES)


def said(reading: PageReading) -> list[tuple[str, str]]:
    """Headings and wordings."""
    return [(claim.heading, claim.wording) for claim in reading.claims]


def under(reading: PageReading, heading: str) -> list[str]:
    """The wordings under one heading."""
    return [claim.wording for claim in reading.claims if claim.heading == heading]


def accounted(text: Text, reading: PageReading) -> None:
    """Every character but white space is in exactly one part, and the parts say what the reading says."""
    times = [0] * len(text.content)
    for part in reading.parts:
        assert text.content[part.span.start : part.span.end] == part.span.quote
        assert part.line == text.content.count("\n", 0, part.span.start) + 1
        for at in range(part.span.start, part.span.end):
            times[at] += 1
    for at, letter in enumerate(text.content):
        assert times[at] <= 1, (at, letter)
        assert letter.isspace() or times[at] == 1, (at, letter)
    by_kind: dict[str, set[str]] = {}
    for part in reading.parts:
        by_kind.setdefault(part.kind.value, set()).add(part.span.id)
    assert by_kind.get("claim", set()) == {claim.span.id for claim in reading.claims}
    assert by_kind.get("unplaced", set()) == {item.span.id for item in reading.unplaced}
    assert by_kind.get("ignored", set()) == {item.span.id for item in reading.ignored}
    assert {item.span.id for item in reading.years} <= by_kind.get("year", set())
