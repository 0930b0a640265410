"""How well a text agrees with the truth of its document; counts, so that documents can be summed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Self

import pypdfium2
from rapidfuzz.distance import Levenshtein

from stratlas.records import Block, BlockKind, Text
from tests.quality.documents import Document, Piece

# pdfium writes no line break after what it takes for a hyphen at a line's end.
_BROKEN = re.compile(r"\w(?:[\x02\ufffe]|[-\u2010](?:[\r\n]|$))")
_MARK = re.compile(r"^\d+\s*")
_WORD = re.compile(r"\w+(?:-\w+)*")
_AROUND = 12
_LEADER = re.compile(r"(?:\. ?){4}")


@dataclass(slots=True)
class Ratio:
    """So many right ones of those found and of those wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @classmethod
    def of(cls, found: Iterable[object], wanted: Iterable[object]) -> Self:
        """Both compared as bags."""
        mine, theirs = Counter(found), Counter(wanted)
        return cls((mine & theirs).total(), mine.total(), theirs.total())

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.found + other.found, self.wanted + other.wanted)


@dataclass(slots=True)
class Scores:
    """What was counted."""

    errors: int = 0
    characters: int = 0
    boundaries: Ratio = field(default_factory=Ratio)
    headings: Ratio = field(default_factory=Ratio)
    kinds: Ratio = field(default_factory=Ratio)
    notes: Ratio = field(default_factory=Ratio)
    calls: Ratio = field(default_factory=Ratio)
    levels: Ratio = field(default_factory=Ratio)
    cells: Ratio = field(default_factory=Ratio)
    captions: Ratio = field(default_factory=Ratio)
    heads_in_flow: int = 0
    contents_in_flow: int = 0
    hyphens: int = 0
    hyphens_wrong: int = 0

    @property
    def character_errors(self) -> float:
        """Character errors in per cent."""
        return 100 * self.errors / max(self.characters, 1)

    @property
    def hyphens_right(self) -> float:
        """The share of words broken at a line's end that came out whole."""
        return 1 - self.hyphens_wrong / max(self.hyphens, 1)

    def __add__(self, other: Scores) -> Scores:
        return Scores(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def scored(document: Document, data: bytes | None, text: Text) -> Scores:
    """The scores of one text; `data` is the PDF it was read from, None where it was none: no words are broken there."""
    pieces = [_piece(text, block) for block in text.blocks]
    contents = [piece for piece in pieces if _LEADER.search(piece.text) or piece.kind is BlockKind.CONTENTS]
    flow = [piece for piece in pieces if piece.kind not in (BlockKind.RUNNING, BlockKind.FOOTNOTE)]
    flow = [piece for piece in flow if piece not in contents]
    wanted, found = _running_text(document.flow), _running_text(flow)
    broken = _broken_words(data) if data else 0
    return Scores(
        errors=Levenshtein.distance(found, wanted),
        characters=len(wanted),
        boundaries=Ratio.of(_boundaries(flow), _boundaries(document.flow)),
        headings=Ratio.of(_of_kind(flow, BlockKind.HEADING), _of_kind(document.flow, BlockKind.HEADING)),
        kinds=Ratio.of(_of_kind(flow), _of_kind(document.flow)),
        notes=Ratio.of((_words_of(piece) for piece in pieces if piece.kind is BlockKind.FOOTNOTE), document.notes),
        levels=Ratio.of(_levels(flow), _levels(document.flow)) if _levels(document.flow) else Ratio(),
        cells=Ratio.of(_places(flow), _places(document.flow)),
        captions=Ratio.of(_of_kind(flow, BlockKind.CAPTION), _of_kind(document.flow, BlockKind.CAPTION)),
        calls=Ratio.of(_tied(text), (_tie(*pair) for pair in zip(document.calls, document.notes, strict=True))),
        heads_in_flow=sum(piece.text.count(document.head) for piece in pieces if piece.kind is not BlockKind.RUNNING),
        contents_in_flow=sum(piece.kind is not BlockKind.CONTENTS for piece in contents),
        hyphens=broken,
        hyphens_wrong=min(broken, _missing_words(pieces, document)),
    )


def _piece(text: Text, block: Block) -> Piece:
    place = (block.cell.row, block.cell.column) if block.cell else None
    return Piece(block.kind, text.content[block.start : block.end], block.level, place)


def _levels(pieces: Sequence[Piece]) -> list[str]:
    return [f"{piece.level} {piece.text}" for piece in pieces if piece.level]


def _places(pieces: Sequence[Piece]) -> list[str]:
    return [f"{piece.place} {piece.text}" for piece in pieces if piece.place]


def _tied(text: Text) -> Iterator[str]:
    """What stands before each mark that calls a note, and what the note says."""
    notes = {block.start: text.content[block.start : block.end] for block in text.blocks}
    for call in text.calls:
        yield _tie(text.content[max(call.start - 100, 0) : call.start], _MARK.sub("", notes[call.note]))


def _tie(before: str, note: str) -> str:
    return f"{before[-_AROUND:]}|{note[: 2 * _AROUND]}"


def _running_text(pieces: Sequence[Piece]) -> str:
    return " ".join(" ".join(piece.text for piece in pieces).split())


def _words_of(piece: Piece) -> str:
    """A block's words; those of a note without its mark."""
    return _MARK.sub("", piece.text) if piece.kind is BlockKind.FOOTNOTE else piece.text


def _of_kind(pieces: Sequence[Piece], kind: BlockKind | None = None) -> list[str]:
    """The words of these blocks; with their kinds where all are asked for."""
    if kind is None:
        return [f"{piece.kind} {piece.text}" for piece in pieces]
    return [piece.text for piece in pieces if piece.kind is kind]


def _boundaries(pieces: Sequence[Piece]) -> Iterator[str]:
    """Each place where one block ends and the next begins, known by the letters on both sides of it."""
    letters = ["".join(piece.text.split()) for piece in pieces]
    whole, at = "".join(letters), 0
    for piece in letters[:-1]:
        at += len(piece)
        yield f"{whole[max(at - _AROUND, 0) : at]}|{whole[at : at + _AROUND]}"


def _broken_words(data: bytes) -> int:
    document, count = pypdfium2.PdfDocument(data), 0
    for page in document:
        textpage = page.get_textpage()
        count += len(_BROKEN.findall(textpage.get_text_range()))
        textpage.close()
        page.close()
    document.close()
    return count


def _missing_words(pieces: Sequence[Piece], document: Document) -> int:
    """How many of the document's words did not come out: where the letters are right, their hyphens are wrong."""
    wanted = Counter(word for piece in document.flow for word in _WORD.findall(piece.text))
    wanted.update(word for note in document.notes for word in _WORD.findall(note))
    found = Counter(word for piece in pieces for word in _WORD.findall(_words_of(piece)))
    return (wanted - found).total()
