"""What each character counts for when words are compared.

There are two foldings. The strict one undoes typesetting only: marks of one family become one mark, ligatures their
letters, and white space, dashes and invisible characters go into the gap between two characters. The loose
one keeps letters and digits alone, without case and diacritics.
"""

from __future__ import annotations

import unicodedata
from functools import cache

SPACE = 1
BREAK = 2
"""Ends a line or a page; always together with SPACE."""
DASH = 4
HYPHEN = 8
"""Can divide a word at a line's end; always together with DASH."""
SOFT = 16
"""Shows only where a word is divided."""
ZERO = 32
"""Takes no room and may stand where a space would, or inside a word."""
IGNORED = 64

QUOTE = "'"
"""What every quotation mark and apostrophe is folded to."""

_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_ZEROS = frozenset("\u180e\u200b\u200c\u200d\u2060\ufeff")
# U+0002 and U+FFFE are what PDF readers put where a word was divided
_SOFT = frozenset("\u00ad\x02\ufffe")
_HYPHENS = frozenset("-\u2010\u2011\u00ac\u058a\u1806\ufe63\uff0d")
_MORE_DASHES = frozenset("\u2212\u2043\u00ac")
_NO_DASHES = frozenset("\u301c\u3030\u30a0")
_QUOTES = frozenset("\"'`´ʹʺʻʼʽʾʿˈ′″‵‶‘’‚‛“”„‟«»‹›「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣❛❜❝❞")
GUILLEMETS = frozenset("«»‹›")
# the letter pairs that Unicode keeps as one character each, and the marks that stand for several
_PAIRS = frozenset("ﬀﬁﬂﬃﬄﬅﬆǄǅǆǇǈǉǊǋǌǱǲǳĲĳ…‥")
# letters that carry their diacritic within and have no decomposition
_PLAIN = {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
# (first, last) of the scripts that set no space between words; Han and kana come first
_UNSPACED = (
    (0x2E80, 0x312F), (0x31A0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF01, 0xFF0F),
    (0xFF1A, 0xFF1F), (0xFF66, 0xFF9F), (0x20000, 0x3FFFF), (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF),
)  # fmt: skip


@cache
def unspaced(char: str) -> bool:
    """Whether the character belongs to a script without spaces between words (Chinese, Japanese, Thai, …)."""
    code = ord(char)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


@cache
def ideographic(char: str) -> bool:
    """Whether one character says about as much as several letters of an alphabet."""
    return unspaced(char) and char.isalnum() and not 0x0E00 <= ord(char) < 0x2E80


@cache
def gap_class(char: str) -> int:
    """What the character is in a gap between two others, as bits; 0 where it is not one for gaps."""
    category = unicodedata.category(char)
    if char in _SOFT:
        return SOFT
    if char in _ZEROS:
        return ZERO
    if char in _BREAKS:
        return SPACE | BREAK
    if char.isspace():
        return SPACE
    if char in _HYPHENS:
        return DASH | HYPHEN
    if (category == "Pd" and char not in _NO_DASHES) or char in _MORE_DASHES:
        return DASH
    selector = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF or char == "\u034f"
    return IGNORED if category in {"Cc", "Cf"} or selector else 0


@cache
def strict_form(char: str) -> str:
    """What the character is compared as; empty where it belongs to a gap."""
    if gap_class(char):
        return ""
    if char in _QUOTES:
        return QUOTE
    if char in _PAIRS:
        return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", char))
    return char


@cache
def loose_form(char: str) -> str:
    """The letters and digits of the character without case and diacritics; empty where it has none."""
    if char in _QUOTES or gap_class(char):
        return ""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(_PLAIN.get(part, part) for part in folded if _counts(part))


def _counts(part: str) -> bool:
    # vowel signs of Indic scripts are marks of combining class 0: without them the words would be lost
    return part.isalnum() or (unicodedata.category(part)[0] == "M" and not unicodedata.combining(part))
