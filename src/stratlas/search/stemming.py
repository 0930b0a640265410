"""What the forms of one word have in common, language by language.

A word is folded first, so that it comes out the same however it was typed; then the endings that a stemmer tells by
their diacritics get them back (`endings.py`), the stemmer takes the ending off, and what is left is folded again.
Snowball is used where it has the language, and suffixes of ours (`suffixes.py`) where it has not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import Stemmer

from stratlas.search.folding import fold, native
from stratlas.search.languages import analyser
from stratlas.search.scripts import CYRILLIC_OF, GREEK_OF

SHORTEST = 4
"""Shorter words are stems already: most of them are abbreviations and particles."""

SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

SCRIPTS = {"ru": CYRILLIC_OF, "el": GREEK_OF}
"""Languages whose stemmer knows only their own script, and how a word that was typed in Latin letters gets there."""


def stem(word: str, language: str) -> str:
    """The stem of one word, folded; a folded word has the stem that it had before (nearly always, in other scripts)."""
    folded = fold(word, language)
    if len(folded) < SHORTEST or not folded.isalpha():
        return folded
    name = analyser(language)
    return _stemmer(name)(native(word, language) if name in SCRIPTS else folded)


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    if name not in SNOWBALL:
        return lambda word: fold(word, name)
    # a cache of its own costs it more than it saves: words are kept above
    snowball = Stemmer.Stemmer(SNOWBALL[name], 0)
    script = SCRIPTS.get(name, ())

    def stemmed(word: str) -> str:
        if script and word.isascii():
            for latin, other in script:
                word = word.replace(latin, other)
        return fold(snowball.stemWord(word), name)

    return stemmed
