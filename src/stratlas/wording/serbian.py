"""Serbian in its other script: Cyrillic says how it is written in Latin, never the other way round."""

from __future__ import annotations

import re

_PAIRS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i", "ј": "j",
    "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
_SMALL = {ord(cyrillic): latin for cyrillic, latin in _PAIRS.items()}
_LETTERS = _SMALL | {ord(cyrillic.upper()): latin.capitalize() for cyrillic, latin in _PAIRS.items()}
_WORD = re.compile(r"[^\W\d_]+")
ALPHABETS = {
    "Cyrl": tuple(_PAIRS),
    "Latn": (
        "a", "b", "c", "č", "ć", "d", "dž", "đ", "e", "f", "g", "h", "i", "j", "k", "l", "lj", "m", "n", "nj", "o",
        "p", "q", "r", "s", "š", "t", "u", "v", "w", "x", "y", "z", "ž",
    ),
}  # fmt: skip


def latin(text: str) -> str:
    """Serbian text in Latin script; what is no Cyrillic stays as it is."""
    return _WORD.sub(_word, text)


def _word(found: re.Match[str]) -> str:
    word = found[0]
    written = word.translate(_LETTERS)
    # Љ is LJ among capitals, and Lj at the beginning of a word
    return written.upper() if len(word) > 1 and word.isupper() else written
