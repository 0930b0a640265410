"""What a word is compared as: its letters without case, script, ligatures and typesetting, as its language has it."""

from __future__ import annotations

import re
import unicodedata

import langcodes
from babel import Locale
from langcodes.tag_parser import LanguageTagError

from stratlas.errors import AlignRefused

_SERBIAN = frozenset({"sr", "sh", "bs", "cnr"})
"""Languages written in two scripts, letter by letter."""
_TURKIC = frozenset({"tr", "az"})
_UNPOINTED = frozenset({"ar", "fa", "ur", "he", "yi", "ps", "ug", "ckb"})
"""Languages whose vowel points are optional."""
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i", "ј": "j",
    "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
_TO_LATIN = str.maketrans(_LATIN)
# The cedilla where Romanian has a comma is a matter of fonts; tatweel stretches a line, and is no letter.
_FONTS = str.maketrans({"ş": "ș", "ţ": "ț", "ـ": None, "\u00ad": None, "\u200c": None, "\u200d": None})
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
_TONOS = re.compile("[\u0301\u0308]")
_RAISED = re.compile("(?<=\\d)(?=[¹²³⁰⁴-⁹])")
"""Before raised digits behind others: § 12¹ is not § 121."""
_DIVISION = re.compile(r"[-\u2010\u00ad]\s*\n\s*|\s+|['’ʼ`´]")


def common_language(old: str, new: str) -> str:
    """The language that two BCP 47 tags share, `und` where neither says one.

    Raises AlignRefused where they name two languages.
    """
    names = [_language(tag) for tag in (old, new)]
    known = [name for name in names if name != "und"]
    if len(set(known)) > 1:
        said = " and ".join(f"{Locale('en').languages.get(name, name)} ({name})" for name in names)
        raise AlignRefused(
            f"The two texts are in two languages, {said}: passages are aligned within one language; "
            "name two versions in the same one, or add an official translation."
        )
    return known[0] if known else "und"


def folded(word: str, language: str) -> str:
    """The letters and digits of a word as they are compared."""
    word = _RAISED.sub("^", _DIVISION.sub("", word))
    if language in _TURKIC:
        word = word.replace("İ", "i").replace("I", "ı").replace("ı", "i")
    word = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold()).translate(_FONTS)
    if language in _SERBIAN:
        word = word.translate(_TO_LATIN)
    elif language in _UNPOINTED:
        word = _POINTS.sub("", word)
    elif language == "el":
        # capitals carry no accents in Greek
        word = unicodedata.normalize("NFC", _TONOS.sub("", unicodedata.normalize("NFD", word)))
    return word


def _language(tag: str) -> str:
    try:
        name = langcodes.get(tag or "und").language or "und"
    except LanguageTagError:
        raise AlignRefused(
            f"“{tag}” is no language tag (BCP 47): say the language of the text as sr-Latn or en."
        ) from None
    return {"nb": "no"}.get(name, name)
