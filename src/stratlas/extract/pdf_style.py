"""How a document looks, and what its blocks are made of before they are written: lines, in columns with margins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from stratlas.extract.pdf_columns import edges
from stratlas.extract.pdf_lines import Line, PageLines
from stratlas.records import BlockKind

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Style:
    """How a document looks: size and weight of its body, its larger sizes in order, its usual line pitch by size."""

    size: float
    bold: bool
    face: bytes
    colour: int
    larger: tuple[float, ...]
    pitches: dict[float, float]

    @classmethod
    def of(cls, pages: Sequence[PageLines]) -> Style:
        """The style of these pages, running lines already taken out."""
        sizes: Counter[float] = Counter()
        prose: Counter[float] = Counter()
        faces: Counter[bytes] = Counter()
        colours: Counter[int] = Counter()
        bold = total = 0
        for page in pages:
            for line in page.lines:
                length, size = len(line.text), rounded(line.size)
                sizes[size] += length
                # Long tables may hold most of a document's characters, but they are not its body.
                if length > 40 and not line.cell and not line.gaps(2.0):
                    prose[size] += length
                    total += length
                    bold += length if line.bold else 0
                    faces[line.face] += length
                    colours[line.colour] += length
        # In narrow columns only notes have so many letters to a line.
        counted = prose if prose.total() > 0.25 * sizes.total() else sizes
        body = (counted or Counter({10.0: 1})).most_common(1)[0][0]
        larger = sorted((size for size in sizes if size > 1.08 * body), reverse=True)
        usual = pitches(line for page in pages for line in page.lines)
        return cls(body, bold > 0.6 * total, _most(faces, b""), _most(colours, 0), tuple(larger), usual)

    def rank(self, size: float) -> int:
        """A heading's place among the document's larger sizes: 1 for the largest."""
        return 1 + sum(other > 1.04 * size for other in self.larger)


def _most(counts: Counter[_Kind], otherwise: _Kind) -> _Kind:
    return counts.most_common(1)[0][0] if counts else otherwise


@dataclass(frozen=True, slots=True)
class Margin:
    """Where a column's lines begin and how far they reach; `even` where most of them reach as far, being justified."""

    left: float = 0.0
    right: float = 0.0
    even: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Margin:
        """The margin of these lines."""
        left, right = edges(lines)
        full = sum(abs(line.right - right) < 0.35 * line.size for line in lines)
        return cls(left, right, full > 0.5 * len(lines))


@dataclass(slots=True)
class Group:
    """Lines that make one block."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    margin: Margin = field(default_factory=Margin)
    apart: bool = False
    """Whether it stands outside the page's flow: a note, a line that runs in another direction."""
    spilled: bool = False
    """Whether it looks like the end of a note from the column before: small type at the foot, without a mark."""
    turns: list[int] = field(default_factory=list)
    """At which of its lines the next page begins."""

    @property
    def text(self) -> str:
        """Its words, roughly: for deciding, not for the record."""
        return " ".join(line.text for line in self.lines)


def rounded(size: float) -> float:
    """A size to half points, so that sizes can be counted."""
    return round(size * 2) / 2


def pitches(lines: Iterable[Line]) -> dict[float, float]:
    """The usual distance between the baselines of neighbouring lines of one paragraph, for each size."""
    bases, sizes = np.array([(line.base, line.size) for line in lines]).reshape(-1, 2).T
    steps, even = -np.diff(bases), np.round(sizes * 2) / 2
    ratios = steps / sizes[1:]
    near = (even[:-1] == even[1:]) & (ratios > 0.8) & (ratios < 2.6)
    pairs = zip(even[1:][near].tolist(), (np.round(steps[near] * 2) / 2).tolist(), strict=True)
    counts: dict[float, Counter[float]] = defaultdict(Counter)
    for (size, pitch), count in Counter(pairs).items():
        counts[size][pitch] = count
    result = {}
    for size, found in counts.items():
        # Single-line items may be set wider apart and be many: the narrowest frequent pitch is that of lines.
        most = found.most_common(1)[0][1]
        result[size] = min(pitch for pitch, count in found.items() if count >= 0.3 * most)
    return result


def is_centred(line: Line, margin: Margin) -> bool:
    """Whether a line stands in the middle, with room on both sides."""
    left, right = line.left - margin.left, margin.right - line.right
    return left > 1.5 * line.size and right > 1.5 * line.size and abs(left - right) < 1.5 * line.size + 0.1 * left


def are_centred(lines: Sequence[Line], margin: Margin) -> bool:
    """Whether lines stand in the middle one below the other; some of them may be nearly as wide as their column."""
    if not any(is_centred(line, margin) for line in lines):
        return False
    return all(is_centred(line, margin) or _is_inset(line, margin) for line in lines)


def _is_inset(line: Line, margin: Margin) -> bool:
    left, right = line.left - margin.left, margin.right - line.right
    return min(left, right) > 0.2 * line.size and abs(left - right) < 0.3 * line.size
