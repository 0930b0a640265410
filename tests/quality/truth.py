"""Truth of single pages of real documents, checked by eye against the page's image, and how well a text agrees with it.

What is kept are facts: the kinds of a page's blocks, how many words each has, and hashes of words, no sentences.
`python -m tests.quality.write_truth` writes them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

from stratlas.records import BlockKind, Text
from tests.quality.scores import Ratio

FOLDER = Path(__file__).parent / "truth"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_EDGE = 3  # so many words tell where a block begins or ends
_NOWHERE = ""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """What stands of a block on one page: its possible kinds, its number of words, and hashes of them.

    `begins` and `ends` are hashes of its first and last words, empty where it began on an earlier page or goes on.
    Some kinds are a matter of taste (an epigraph): such a block has several.
    """

    kinds: tuple[str, ...]
    words: int
    digest: str
    begins: str
    ends: str

    @classmethod
    def of(cls, kinds: Sequence[str], words: Sequence[str], *, begun: bool = False, goes_on: bool = False) -> Self:
        """The facts about a block with these words."""
        return cls(
            tuple(kinds),
            len(words),
            hashed(words),
            _NOWHERE if begun else hashed(words[:_EDGE]),
            _NOWHERE if goes_on else hashed(words[-_EDGE:]),
        )


@dataclass(frozen=True, slots=True)
class PageTruth:
    """A page: its blocks in reading order, and the words of its running lines, sorted, as one hash."""

    number: int
    blocks: tuple[PageBlock, ...]
    running: str


@dataclass(frozen=True, slots=True)
class DocumentTruth:
    """The checked pages of one file."""

    file: str
    sha256: str
    pages: tuple[PageTruth, ...]

    def write(self, folder: Path) -> None:
        """Writes the facts, one block a line."""
        lines = [f'{{"file": {json.dumps(self.file)}, "sha256": "{self.sha256}", "pages": [']
        for at, page in enumerate(self.pages):
            lines.append(f'  {{"page": {page.number}, "running": "{page.running}", "blocks": [')
            rows = [
                [" ".join(block.kinds), block.words, block.digest, block.begins, block.ends] for block in page.blocks
            ]
            lines += ["    " + json.dumps(row) + ("," if row is not rows[-1] else "") for row in rows]
            lines.append("  ]}" + ("," if at < len(self.pages) - 1 else ""))
        (folder / f"{Path(self.file).name}.json").write_text("\n".join([*lines, "]}", ""]), encoding="utf-8")


@dataclass(slots=True)
class PageScores:
    """What was counted on pages; sums over files."""

    boundaries: Ratio = field(default_factory=Ratio)
    kinds: Ratio = field(default_factory=Ratio)
    order: Ratio = field(default_factory=Ratio)
    running: Ratio = field(default_factory=Ratio)

    def __add__(self, other: PageScores) -> PageScores:
        return PageScores(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def truths() -> list[DocumentTruth]:
    """All that is known, by file."""
    return [_document(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.json"))]


def words_of(string: str) -> list[str]:
    """A block's words as they are hashed: small letters, numbers by themselves, no punctuation."""
    return [word.casefold() for word in _WORD.findall(string)]


def hashed(words: Sequence[str]) -> str:
    """The first 16 digits of the words' SHA-256."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def page_of(text: Text, number: int) -> PageTruth:
    """What a text says stands on a page, in the form of its truth."""
    blocks, running = [], []
    for kind, words, begun, goes_on in _pieces(text, number):
        if kind is BlockKind.RUNNING:
            running += words
        elif words:
            blocks.append(PageBlock.of([kind.value], words, begun=begun, goes_on=goes_on))
    return PageTruth(number, tuple(blocks), hashed(sorted(running)))


def page_scores(found: PageTruth, wanted: PageTruth) -> PageScores:
    """How a page as it was read agrees with its truth."""
    edges = [[edge for block in page.blocks for edge in (block.begins, block.ends)] for page in (found, wanted)]
    places: dict[str, list[int]] = {}
    for at, block in enumerate(wanted.blocks):
        places.setdefault(block.begins, []).append(at)
    met = [places[block.begins].pop(0) for block in found.blocks if places.get(block.begins)]
    steps = list(pairwise(met))
    in_order = sum(before < after for before, after in steps)
    return PageScores(
        boundaries=Ratio.of(*edges),
        kinds=_kinds(found, wanted),
        order=Ratio(in_order, len(steps), len(steps)),
        running=Ratio(found.running == wanted.running, 1, 1),
    )


def _kinds(found: PageTruth, wanted: PageTruth) -> Ratio:
    """Blocks with all their words and one of their kinds."""
    left = list(wanted.blocks)
    right = 0
    for block in found.blocks:
        for other in left:
            if block.digest == other.digest and block.kinds[0] in other.kinds:
                left.remove(other)
                right += 1
                break
    return Ratio(right, len(found.blocks), len(wanted.blocks))


def _pieces(text: Text, number: int) -> Iterator[tuple[BlockKind, list[str], bool, bool]]:
    for block in text.blocks:
        pieces = text.pieces(block)
        for piece in pieces:
            if piece.page == number:
                words = words_of(text.content[piece.start : piece.end])
                yield block.kind, words, piece.start > block.start, piece.end < block.end


def _document(data: dict[str, Any]) -> DocumentTruth:
    pages = tuple(
        PageTruth(
            page["page"],
            tuple(PageBlock(tuple(kinds.split()), *rest) for kinds, *rest in page["blocks"]),
            page["running"],
        )
        for page in data["pages"]
    )
    return DocumentTruth(data["file"], data["sha256"], pages)
