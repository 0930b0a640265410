"""A text as a row of passages whose words are characters, so that fast string functions compare them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from stratlas.align.words import Reader, Vocabulary
from stratlas.records import Block, BlockKind, Text

_STEM = 6
"""Letters by which two forms of a word are known as one: endings come after them in most languages with endings."""
_FIGURES = 4
"""How much less than a word a figure in a table's row tells: its like stands in other rows."""
_LEAST = 10
"""Passages that are assumed at least, so that in a short text a word's rarity still says something."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block that is a passage: its words as one character each, exact and by stem, and its section's index."""

    block: Block
    number: str
    key: str
    """What is equal where the words are; for a passage without any, its signs."""
    words: str
    section: int
    bare: bool = False

    @property
    def flow(self) -> int:
        """Which order it belongs to: notes have one of their own."""
        return int(self.block.kind is BlockKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is aligned as one: a passage, or all cells of a table's row."""

    passages: tuple[int, ...]
    key: str
    stems: str
    letters: str
    number: str
    flow: int
    kind: BlockKind
    section: int
    bare: bool = False
    """Whether it is nothing but a number of its own."""
    figures: frozenset[str] = frozenset()
    """Its words that are figures in a table."""
    weights: list[int] = field(default_factory=list)
    """Running sums of what the words tell, from 0."""

    @property
    def weight(self) -> int:
        """What all its words tell."""
        return self.weights[-1]


def passages_of(text: Text, reader: Reader, sections: list[int]) -> list[Passage]:
    """The passages of a text; `sections` holds where each section starts, the first one at 0."""
    found, section = [], 0
    calls = iter(text.calls)
    call = next(calls, None)
    for block in text.blocks:
        while section + 1 < len(sections) and sections[section + 1] <= block.start:
            section += 1
        quote = text.content[block.start : block.end]
        while call is not None and call.start < block.end:
            # the mark that calls a note is no word of the passage, and its number changes with every other note
            if call.start >= block.start:
                at, end = call.start - block.start, min(call.end, block.end) - block.start
                quote = quote[:at] + " " * (end - at) + quote[end:]
            call = next(calls, None)
        if block.is_passage:
            read = reader.read(quote, block.kind)
            key = read.key or "\0" + "".join(quote.split())
            found.append(Passage(block, read.number, key, read.rest, section, read.bare))
    return found


@dataclass(slots=True)
class Stems:
    """For each character of a vocabulary that of its word's stem."""

    words: Vocabulary
    table: dict[int, str]

    @classmethod
    def of_all(cls, words: Vocabulary) -> Stems:
        """The stems of all words that were read."""
        stems = Vocabulary()
        return cls(words, {ord(code): stems.code(word[:_STEM]) for word, code in words.codes.items()})

    def of(self, words: str) -> str:
        """The stems of a row of words."""
        return words.translate(self.table)


def units_of(passages: list[Passage], alone: set[int], stems: Stems) -> list[Unit]:
    """The units of a row of passages; `alone` are cells that a person judged, each a unit by itself."""
    groups: list[list[int]] = []
    last = None
    for index, passage in enumerate(passages):
        cell = passage.block.cell
        row = (cell.table, cell.row) if cell is not None and index not in alone else None
        if row is not None and row == last:
            groups[-1].append(index)
        else:
            groups.append([index])
        last = row
    return [_unit([passages[index] for index in group], group, stems) for group in groups]


def weigh(old: list[Unit], new: list[Unit]) -> None:
    """Says of each unit what its words tell: the rarer a word among all passages, the more."""
    held = Counter[str]()
    for unit in (*old, *new):
        held.update(set(unit.stems))
    total = max(_LEAST, len(old) + len(new))
    # whole numbers, so that sums are the same on every machine
    tells = {stem: round(1000 * math.log(1 + total / count)) for stem, count in held.items()}
    for unit in (*old, *new):
        told: Iterable[int] = map(tells.__getitem__, unit.stems)
        if unit.figures:
            told = [tells[stem] // (_FIGURES if stem in unit.figures else 1) for stem in unit.stems]
        unit.weights[:] = accumulate(told, initial=0)


def _unit(passages: list[Passage], group: list[int], stems: Stems) -> Unit:
    words = "".join(passage.words for passage in passages)
    first = passages[0]
    figures = list[str]()
    if first.block.kind is BlockKind.TABLE_CELL:
        figures = [char for char in words if stems.words.words(char)[0][0].isdigit()]
    return Unit(
        tuple(group),
        first.key if len(passages) == 1 else "\n".join(passage.key for passage in passages),
        stems.of(words),
        " ".join(stems.words.words("".join(char for char in words if char not in figures))) if len(words) <= 12 else "",
        first.number,
        first.flow,
        first.block.kind,
        first.section,
        all(passage.bare for passage in passages),
        frozenset(stems.of("".join(figures))),
    )
