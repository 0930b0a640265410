"""What is known of stretches of a text beside its blocks: where they came from, what was mended, what to be wary of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

OCR = "ocr"
"""The code of the notice that a page was read from its picture."""


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
    def sentences(self) -> list[str]:
        """What to say of the words beside them: that they were read from a picture, and the notices, each once."""
        read = ""
        if self.ocr is not None:
            read = f"Read from the picture of the page by a program that was {round(100 * self.ocr)} % sure."
        told = (notice.message for notice in self.notices if not (read and notice.code == OCR))
        return list(dict.fromkeys(filter(None, (read, *told))))

    @property
    def data(self) -> dict[str, Any]:
        """The reading in plain values."""
        ocr = None if self.ocr is None else round(self.ocr, 4)
        return {"ocr": ocr, "notices": self.codes, "warnings": self.sentences}

    @property
    def codes(self) -> list[str]:
        """The codes of the notices, each once."""
        return list(dict.fromkeys(notice.code for notice in self.notices))


def in_short(notices: Iterable[Notice]) -> list[str]:
    """What the notices say, with those that say the same of many pages in one sentence."""
    sentences = []
    for first, *others in by_code(notices):
        pages = ", ".join(str(other.page) for other in others)
        said = {notice.message.replace(str(notice.page), "", 1) for notice in (first, *others)}
        like = f"the {'same' if len(said) == 1 else 'like'} on {'page' if len(others) == 1 else 'pages'}"
        more = f"; {like} {pages}." if pages and first.page else ""
        sentences.append(first.message.rstrip(".") + more if more else first.message)
    return sentences


def by_code(notices: Iterable[Notice]) -> list[tuple[Notice, ...]]:
    """The notices in their order, those together that say the same of different pages."""
    groups: dict[tuple[str, str], list[Notice]] = {}
    for notice in notices:
        groups.setdefault((notice.code, "" if notice.page else notice.message), []).append(notice)
    return [tuple(group) for group in groups.values()]
