"""A query cut into words, phrases, parentheses and operators; quotation marks of every language are quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from stratlas.wording import gettext as _

_CLOSING = {
    '"': '"', "“": "”“\"", "”": "”\"", "„": "“”„\"", "‟": "”“", "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "「": "」", "『": "』", "《": "》", "〈": "〉", "＂": "＂",
}  # fmt: skip
_OPENING = re.escape("".join(_CLOSING))
_CLOSERS = re.escape("".join(sorted(set("".join(_CLOSING.values())))))
# a quotation mark between two Hebrew letters is how an abbreviation is typed
_IN_HEBREW = re.compile('(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])')
_PIECE = re.compile(
    f"(?P<space>\\s+)|(?P<open>\\()|(?P<close>\\))|(?P<quote>[{_OPENING}{_CLOSERS}])|(?P<word>[^\\s(){_OPENING}{_CLOSERS}]+)"
)
_BAD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_WIDE = str.maketrans("（）：－＊", "():-*")
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(?:/\d{1,9})?")
_MINUS = re.compile("[-−–](?=[^\\s-])")


class Kind(Enum):
    """What a piece of a query is."""

    OPEN = auto()
    CLOSE = auto()
    PHRASE = auto()
    WORD = auto()
    FIELD = auto()
    """A name and its colon; what follows is its value."""
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; `text` is without quotation marks and colons, `glued` where no space stands before it."""

    kind: Kind
    text: str
    glued: bool = False


def cleaned(text: str) -> str:
    """The query as it is read: NFC, without control characters, and with plain parentheses."""
    return unicodedata.normalize("NFC", _BAD.sub(" ", text)).translate(_WIDE)


def pieces(text: str, mistakes: list[str]) -> Iterator[Piece]:
    """The pieces of a cleaned query."""
    text = _IN_HEBREW.sub("\u05f4", text)
    at, glued = 0, False
    while at < len(text):
        found = _PIECE.match(text, at)
        assert found is not None  # any character is one of the five
        at = found.end()
        match found.lastgroup:
            case "space":
                glued = False
                continue
            case "open":
                yield Piece(Kind.OPEN, "(", glued)
            case "close":
                yield Piece(Kind.CLOSE, ")", glued)
            case "quote":
                end, inside = _quoted(text, at, found.group(), mistakes)
                at = end
                yield Piece(Kind.PHRASE, inside, glued)
            case _:
                yield from _words(found.group(), glued)
        glued = text[at - 1] != "("
    yield Piece(Kind.END, "")


def is_plain(word: str) -> bool:
    """Whether a word, standing in a query, is read as this word: no operator and no field."""
    return list(_words(word, glued=False)) == [Piece(Kind.WORD, word)]


def bare(text: str) -> str:
    """A word without the punctuation around it."""
    start, end = 0, len(text)
    while start < end and (_is_around(text[start]) or unicodedata.category(text[start])[0] == "M"):
        start += 1
    while end > start and _is_around(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_around(char: str) -> bool:
    # a letter that this Python's Unicode is too old for is “not assigned” (Cn), and a letter all the same
    category = unicodedata.category(char)
    return category[0] in "PSZC" and category != "Cn"


def _quoted(text: str, at: int, mark: str, mistakes: list[str]) -> tuple[int, str]:
    ends = [place for closer in _CLOSING.get(mark, "") if (place := text.find(closer, at)) >= 0]
    if ends:
        return min(ends) + 1, text[at : min(ends)]
    if mark not in _CLOSING:
        mistakes.append(_("The quotation mark {mark} closes nothing and is left out.", mark=mark))
        return at, ""
    mistakes.append(_("The quotation mark {mark} is not closed: the phrase is read up to the end.", mark=mark))
    return len(text), text[at:]


def _words(text: str, glued: bool) -> Iterator[Piece]:
    if not glued and (minus := _MINUS.match(text)):
        yield Piece(Kind.NOT, text[0])
        text, glued = text[minus.end() :], True
    if _OPERATOR.fullmatch(text):
        yield Piece(Kind[text.split("/")[0]], text)
        return
    name, colon, rest = text.partition(":")
    if colon and name.isalpha() and not rest.startswith("//"):
        yield Piece(Kind.FIELD, name, glued)
        if rest:
            yield Piece(Kind.WORD, rest, True)
    else:
        yield Piece(Kind.WORD, text, glued)
