"""How well a text agrees with the truth of a plain text, counted so that texts can be summed."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from stratlas.extract.plain import read_plain
from stratlas.records import BlockKind, Text
from tests.quality.documents import Piece
from tests.quality.html_pages import Page
from tests.quality.html_scores import PageScores, scored
from tests.quality.plain_made import PlainDocument
from tests.quality.scores import Ratio


@dataclass(slots=True)
class PlainScores:
    """The scores of a page of blocks, and those of what plain texts have beside: running lines, contents, notes."""

    page: PageScores = field(default_factory=PageScores)
    running: Ratio = field(default_factory=Ratio)
    contents: Ratio = field(default_factory=Ratio)
    notes: Ratio = field(default_factory=Ratio)
    calls: Ratio = field(default_factory=Ratio)
    levels: Ratio = field(default_factory=Ratio)

    def __add__(self, other: PlainScores) -> PlainScores:
        return PlainScores(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def all(self) -> dict[str, float]:
        """Every score by its name."""
        own = {one.name: getattr(self, one.name).f1 for one in fields(self) if one.name != "page"}
        return self.page.all | own


def read(document: PlainDocument) -> Text:
    """Our text of it."""
    return read_plain(document.source.encode(), "0" * 64, document.name.rpartition("/")[2])


def plain_scored(document: PlainDocument, text: Text) -> PlainScores:
    """The scores of one text."""
    found = [Piece(block.kind, text.words_of(block), block.level) for block in text.blocks]
    flow = [piece for piece in found if piece.kind is not BlockKind.RUNNING]
    wanted_levels = [f"{piece.level} {piece.text}" for piece in document.flow if piece.level]
    told = {piece.text for piece in document.flow if piece.level}
    notes = {block.start: text.words_of(block) for block in text.blocks}
    tied = (_tie(text.content[max(call.start - 80, 0) : call.start], notes[call.note]) for call in text.calls)
    return PlainScores(
        scored(Page(document.name, "", document.flow), flow),
        Ratio.of((piece.text for piece in found if piece.kind is BlockKind.RUNNING), document.running),
        _of_kind(flow, document, BlockKind.CONTENTS),
        _of_kind(flow, document, BlockKind.FOOTNOTE),
        Ratio.of(tied, (_tie(*pair) for pair in document.calls)),
        Ratio.of(
            (f"{piece.level} {piece.text}" for piece in flow if piece.text in told and piece.level), wanted_levels
        ),
    )


def _tie(before: str, note: str) -> tuple[str, str]:
    """The words before the mark that calls a note, and the note's last ones."""
    return " ".join(before.split())[-12:], note[-12:]


def _of_kind(flow: list[Piece], document: PlainDocument, kind: BlockKind) -> Ratio:
    return Ratio.of(
        (piece.text for piece in flow if piece.kind is kind),
        (" ".join(piece.text.split()) for piece in document.flow if piece.kind is kind),
    )
