"""A text as a row of passages whose words are characters, so that fast string functions compare them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from stratlas.align.words import SURROGATES, SURROGATES_AT, Reader, Vocabulary
from stratlas.records import Block, BlockKind, Text

_STEM = 6
"""Letters by which two forms of a word are known as one: endings come after them in most languages with endings."""
_FIGURES = 4
"""How much less than a word a figure in a table's row tells: its like stands in other rows."""
SHORT = 8
"""Words of a unit up to which its letters are compared, as a heading may share no word with its new form."""
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
    bare: bool
    """Whether it is nothing but a number of its own."""
    figures: frozenset[str]
    """Its words that are figures in a table."""
    sums: list[int]
    """Running sums of what the words tell, one more than there are words."""
    shares: dict[str, int] = field(default_factory=dict)
    """What each word tells, all its places together; made when they are first asked for."""

    @staticmethod
    def joined(units: Sequence[Unit]) -> Unit:
        """Several that follow one another as one."""
        if len(units) == 1:
            return units[0]
        tells = [end - start for unit in units for start, end in pairwise(unit.sums)]
        return replace(
            units[0],
            passages=tuple([index for unit in units for index in unit.passages]),
            stems="".join([unit.stems for unit in units]),
            sums=[0, *accumulate(tells)],
            shares={},
        )

    @property
    def weight(self) -> int:
        """What all its words tell."""
        return self.sums[-1] - self.sums[0]

    def told_by(self, other: Unit) -> int:
        """What its words tell that stand in the other unit too, in any order: as much as both can have in common."""
        if not self.shares:
            for stem, start, end in zip(self.stems, self.sums, self.sums[1:], strict=False):
                self.shares[stem] = self.shares.get(stem, 0) + end - start
        return sum(map(self.shares.__getitem__, set(other.stems).intersection(self.shares)))


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


def units_of(
    here: list[Passage], there: list[Passage], alone: tuple[set[int], set[int]], words: Vocabulary
) -> tuple[list[Unit], list[Unit]]:
    """The units of both texts; `alone` are cells that a person judged, each a unit by itself.

    What a word tells is the more, the fewer of all units have it.
    """
    olds = [_Row.of(here, group, words) for group in _groups(here, alone[0])]
    rows = [*olds, *(_Row.of(there, group, words) for group in _groups(there, alone[1]))]
    stems = _stems(words)[codes_of("".join([row.words for row in rows]))]
    sizes = np.fromiter([len(row.words) for row in rows], np.int64, len(rows))
    starts = [0, *np.cumsum(sizes).tolist()]
    tells = _tells(stems, np.repeat(np.arange(len(rows)), sizes), len(rows))
    for row, start, end in zip(rows, starts, starts[1:], strict=False):
        if row.figures:
            tells[start:end] //= np.where(np.isin(codes_of(row.words), codes_of(row.figures)), _FIGURES, 1)
    spelled = stems.astype("<u4").tobytes().decode("utf-32-le")
    sums = [0, *np.cumsum(tells).tolist()]
    units = [
        row.unit(words, spelled[start:end], sums[start : end + 1])
        for row, start, end in zip(rows, starts, starts[1:], strict=False)
    ]
    return units[: len(olds)], units[len(olds) :]


def codes_of(chars: str) -> npt.NDArray[np.int64]:
    """Characters as numbers."""
    return np.frombuffer(chars.encode("utf-32-le"), "<u4").astype(np.int64)


def _groups(passages: list[Passage], alone: set[int]) -> list[list[int]]:
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
    return groups


def _stems(words: Vocabulary) -> npt.NDArray[np.int64]:
    """For the number of each character of a vocabulary that of its word's stem."""
    stems: dict[str, int] = {}
    numbers = np.array([0, *(stems.setdefault(word[:_STEM], len(stems) + 1) for word in words.spelled)])
    numbers[numbers >= SURROGATES_AT] += SURROGATES
    # as the characters themselves leave out the numbers that are none
    return np.insert(numbers, min(SURROGATES_AT, len(numbers)), np.zeros(SURROGATES, np.int64))


def _tells(stems: npt.NDArray[np.int64], owners: npt.NDArray[np.int64], units: int) -> npt.NDArray[np.int64]:
    """What each word tells, in whole numbers, so that sums are the same on every machine."""
    total = max(_LEAST, units)
    both = np.sort(stems * total + owners)
    held = np.bincount(both[np.diff(both, prepend=-1) != 0] // total) if len(stems) else np.zeros(1, np.int64)
    table = {count: round(1000 * math.log(1 + total / count)) for count in set(held.tolist()) - {0}}
    told = np.array([table.get(count, 0) for count in range(int(held.max()) + 1)])
    found: npt.NDArray[np.int64] = told[held[stems]]
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """The passages of a unit, their words, and those that are figures in a table."""

    passages: list[Passage]
    group: list[int]
    words: str
    figures: str

    @classmethod
    def of(cls, passages: list[Passage], group: list[int], words: Vocabulary) -> _Row:
        some = [passages[index] for index in group]
        codes = "".join([passage.words for passage in some])
        figures = ""
        if some[0].block.kind is BlockKind.TABLE_CELL:
            figures = "".join([char for char in codes if words.words(char)[0][0].isdigit()])
        return cls(some, group, codes, figures)

    def unit(self, words: Vocabulary, stems: str, sums: list[int]) -> Unit:
        first = self.passages[0]
        letters = ""
        if len(self.words) <= SHORT:
            letters = " ".join(words.words("".join([char for char in self.words if char not in self.figures])))
        told = zip(self.words, stems, strict=True) if self.figures else ()
        return Unit(
            tuple(self.group),
            first.key if len(self.passages) == 1 else "\n".join([passage.key for passage in self.passages]),
            stems,
            letters,
            first.number,
            first.flow,
            first.block.kind,
            first.section,
            all(passage.bare for passage in self.passages),
            frozenset([stem for char, stem in told if char in self.figures]),
            sums,
        )
