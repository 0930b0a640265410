"""Where every block of a text is shown: on which page, and in which part of it where it is too long for one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from stratlas.records import Block, Text
from stratlas.web import addresses

BLOCKS_PER_PART = 150
WHOLE = 800
"""Up to so many passages may be shown at once, on one long page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is: a page, and a part of it where it is too long to be shown at once."""

    page: int
    part: int


@dataclass(slots=True)
class Piece:
    """A block, or as much of it as stands on one page; `number` is the block's in its text."""

    number: int
    block: Block
    place: Place
    begins: bool

    @property
    def anchor(self) -> str:
        """Its name inside a page of the reader."""
        return f"b{self.number}" if self.begins else f"b{self.number}-{self.block.page}"


class Layout:
    """All pieces of a text in reading order, and the places that they fill."""

    def __init__(self, text: Text) -> None:
        self.text = text
        sizes = dict.fromkeys((page.number for page in text.pages), 0)
        newest: dict[int, Place] = {}
        self.pieces: list[Piece] = []
        self._at: dict[Place, list[Piece]] = {}
        self._first: list[int] = []
        for number, block in enumerate(text.blocks):
            self._first.append(len(self.pieces))
            for piece in text.pieces(block):
                size = sizes.get(piece.page, 0)
                sizes[piece.page] = size + 1
                if size % BLOCKS_PER_PART == 0:
                    newest[piece.page] = Place(piece.page, size // BLOCKS_PER_PART + 1)
                place = newest[piece.page]
                self.pieces.append(Piece(number, piece, place, piece.start == block.start))
                self._at.setdefault(place, []).append(self.pieces[-1])
        self.places = [
            Place(page, part + 1) for page, size in sizes.items() for part in range(max(1, -(-size // BLOCKS_PER_PART)))
        ]

    @property
    def may_be_whole(self) -> bool:
        """Whether there is more than one place, and little enough to be shown at once."""
        return len(self.places) > 1 and len(self.pieces) <= WHOLE

    def at(self, place: Place) -> list[Piece]:
        """What is shown at a place."""
        return self._at.get(place, [])

    def parts(self, page: int) -> int:
        """In how many parts a page is shown."""
        return sum(place.page == page for place in self.places)

    def place_of(self, offset: int) -> Place:
        """The place of the piece that an offset stands in or before, else the page that it stands on."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.block.end)
        return self.pieces[at].place if at < len(self.pieces) else Place(self.text.page_at(offset), 1)

    def block(self, number: int) -> Piece:
        """Where a block begins."""
        return self.pieces[self._first[number]]

    def address(self, place: Place) -> str:
        """The address of a place in the reader."""
        return addresses.text(self.text.id, place.page, place.part)

    def link(self, piece: Piece, here: Place | None) -> str:
        """The way to a piece: inside the page where it is shown `here` (None: all is), else to its page."""
        where = "" if here is None or piece.place == here else self.address(piece.place)
        return f"{where}#{piece.anchor}"
