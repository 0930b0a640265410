"""What is known of stretches of a text beside its blocks: where they came from, what was mended, what to be wary of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the text must know: a code for programs, a sentence, the page if it is about one."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:end]` are, one for one, the characters of source page `page` from index `index` on."""

    start: int
    end: int
    page: int
    index: int


@dataclass(frozen=True, slots=True)
class Call:
    """`text[start:end]` is the mark that calls the footnote which begins at offset `note`."""

    start: int
    end: int
    note: int


@dataclass(frozen=True, slots=True)
class Repair:
    """`text[start:end]` stands where the source's own characters read `was`; `code` says what was mended.

    Only what is certain is repaired: `homoglyph`, `font-code` and the like.
    """

    start: int
    end: int
    was: str
    code: str


@dataclass(frozen=True, slots=True)
class OcrWord:
    """`text[start:end]` was read from the picture of a page by a program: how sure it was (0 to 1), and where.

    The box is in fractions of the page as shown, from its top left corner.
    """

    start: int
    end: int
    page: int
    confidence: float
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Reading:
    """How far words can be relied on: the notices of the pages they stand on, and how they were read.

    `ocr` is how sure a program was of them on average (0 to 1) where it read any of them from a picture, else None.
    """

    notices: tuple[Notice, ...] = ()
    ocr: float | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a result that rests on the words must say so."""
        return bool(self.notices) or self.ocr is not None

    @property
    def codes(self) -> list[str]:
        """The codes of the notices, each once."""
        return list(dict.fromkeys(notice.code for notice in self.notices))
