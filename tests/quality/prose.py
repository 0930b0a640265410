"""Texts of our own to change: sections with subjects, phrases that come again, words as common as in prose."""

from __future__ import annotations

import random
from itertools import accumulate

from stratlas.records import BlockKind, Cell
from tests.quality.changes import Piece
from tests.quality.words import ALBANIAN, CROATIAN, ENGLISH, SERBIAN

_IDEOGRAPHS = "".join(chr(0x4E00 + 37 * at) for at in range(400))
LANGUAGES = {
    "en": ENGLISH.words,
    "sr": SERBIAN.words,
    "hr": CROATIAN.words,
    "sq": ALBANIAN.words,
    "zh": tuple(_IDEOGRAPHS),
}
_MINISTRIES, _LINES = 60, ("Not used.", "No change.", "See the annex.")


def prose(language: str, seed: str, passages: int) -> list[Piece]:
    """A text in sections: numbered headings, paragraphs, items and notes."""
    writer = _Writer(language, f"{language}{seed}")
    pieces: list[Piece] = []
    section = 0
    while len(pieces) < passages:
        section += 1
        writer.turn()
        pieces.append(Piece(BlockKind.HEADING, f"{section}. {writer.words(3)}", 1))
        for _ in range(writer.chance.randint(3, 9)):
            kind = writer.chance.choices(
                (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE), (0.7, 0.2, 0.1)
            )[0]
            count = writer.chance.randint(2, 5) if kind is BlockKind.PARAGRAPH else 1
            pieces.append(Piece(kind, writer.joint.join(writer.sentence() for _ in range(count))))
    return pieces[:passages]


def tables(language: str, seed: str, rows: int) -> list[Piece]:
    """A budget: rows of a name and four figures, many of them the same."""
    writer = _Writer(language, f"{language}{seed}")
    pieces = []
    for row in range(1, rows + 1):
        cells = (
            writer.words(3),
            *(str(writer.chance.choice((0, 0, 0, 12, 100, writer.chance.randrange(9999)))) for _ in range(4)),
        )
        for column, words in enumerate(cells, 1):
            pieces.append(Piece(BlockKind.TABLE_CELL, words, cell=Cell(1, row, column)))
    return pieces


def articles(language: str, seed: str, count: int) -> list[Piece]:
    """A law: articles that are nothing but their number, lines that stand many times, and passages almost alike."""
    writer = _Writer(language, f"{language}{seed}")
    pieces = []
    for number in range(1, count + 1):
        pieces.append(Piece(BlockKind.PARAGRAPH, f"Article {number}"))
        sentence = writer.sentence()
        for item in range(writer.chance.randint(1, 3)):
            pieces.append(Piece(BlockKind.PARAGRAPH, f"({item + 1}) {sentence} {writer.words(4)}."))
        if writer.chance.random() < 0.4:
            pieces.append(Piece(BlockKind.PARAGRAPH, writer.chance.choice(_LINES)))
    return pieces


class _Writer:
    """Draws words by Zipf's law, a third of them in phrases that come again, the rest from the section's subject."""

    def __init__(self, language: str, seed: str) -> None:
        self.chance = random.Random(seed)
        self.joint = "" if language == "zh" else " "
        self._words = list(LANGUAGES[language])
        self._sums = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self._phrases = [self._draw(self.chance.randint(3, 5)) for _ in range(80)]
        self._subject: list[str] = []

    def turn(self) -> None:
        """Takes another subject."""
        self._subject = self.chance.sample(self._words, 24)

    def words(self, count: int) -> str:
        """Some words of the subject, capitalised."""
        return self.joint.join(self.chance.choices(self._subject or self._words, k=count)).capitalize()

    def sentence(self) -> str:
        """One sentence."""
        words: list[str] = []
        length = self.chance.randint(8, 26)
        while len(words) < length:
            way = self.chance.random()
            if way < 0.35:
                words += self.chance.choice(self._phrases)
            elif way < 0.6 and self._subject:
                words.append(self.chance.choice(self._subject))
            else:
                words += self._draw(1)
        return self.joint.join(words[:length]).capitalize() + ("。" if self.joint == "" else ".")

    def _draw(self, count: int) -> list[str]:
        return self.chance.choices(self._words, cum_weights=self._sums, k=count)
