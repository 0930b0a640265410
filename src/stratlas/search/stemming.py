"""What the forms of one word have in common, language by language.

A word is folded first, so that it comes out the same however it was typed; then the endings that a stemmer tells by
their diacritics get them back, the stemmer takes the ending off, and what is left is folded again. Snowball is used
where it has the language and reads it well, suffixes of ours (`suffixes.py`) otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

import Stemmer

from stratlas.search.folding import fold, native
from stratlas.search.languages import analyser
from stratlas.search.scripts import CYRILLIC_OF, GREEK_OF
from stratlas.search.suffixes import AFTER, BEFORE, INSIDE, INSTEAD, LETTERS_BEFORE, LIGHT, PARTICLES, Steps

SHORTEST, SHORTEST_WITHOUT_VOWELS = 4, 3
"""Shorter words are stems already: most of them are abbreviations and particles."""

SNOWBALL = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
SCRIPTS = {"ru": CYRILLIC_OF, "el": GREEK_OF}
"""Languages whose stemmer knows only their own script, and how a word that was typed in Latin letters gets there."""

Change = Callable[[str], str]
_SOFT_G = re.compile("(?<=[aeıioöuü])g(?=[aeıiuü])")
_VOWELS = re.compile("[aeiou]")
_FRONT, _BACK = {"i": "i", "o": "ö", "u": "ü"}, {"i": "ı", "o": "o", "u": "u"}


def stem(word: str, language: str) -> str:
    """The stem of one word, folded; a folded word has the stem that it had before (nearly always, in other scripts)."""
    name = analyser(language)
    return stem_of(fold(word, name), word, name)


def stem_of(folded: str, word: str, name: str) -> str:
    """The stem of a word that was folded before, by the name of its language."""
    shortest = SHORTEST_WITHOUT_VOWELS if name in PARTICLES else SHORTEST
    if len(folded) < shortest or (not folded.isalpha() and any(char.isdigit() for char in folded)):
        return folded
    own = native(word, name) if name in SCRIPTS else ""
    found = _stemmer(name)(folded if own.isascii() else own)
    return found if found == folded else INSTEAD.get(name, {}).get(found, found)


@cache
def _stemmer(name: str) -> Change:
    if name in LIGHT:
        return _light(name)
    if name in SNOWBALL:
        return _snowball(name)
    return lambda word: word


def _light(name: str) -> Change:
    steps, inside = LIGHT[name], INSIDE.get(name)
    particles, letters = PARTICLES.get(name), LETTERS_BEFORE.get(name)

    def stemmed(word: str) -> str:
        word = _through(steps, _beginning_off(particles, word))
        word = _beginning_off(letters, word)
        return inside.sub("e", word) if inside is not None else word

    return stemmed


def _snowball(name: str) -> Change:
    # a cache of its own costs more than it saves: what words were met is kept where texts are cut
    snowball = Stemmer.Stemmer(SNOWBALL[name], 0)
    restored, after = _restoring(name), AFTER.get(name, ())

    def stemmed(word: str) -> str:
        found = snowball.stemWord(restored(word))
        return _through(after, found if found.isascii() and word.startswith(found) else fold(found, name))

    return stemmed


def _restoring(name: str) -> Change:
    """What makes of a folded word the one that Snowball expects."""
    if name == "tr":
        return _harmonised
    if name in SCRIPTS:
        return lambda word: _replaced(SCRIPTS[name], word) if word.isascii() else word
    rules = [(re.compile(pattern), letters) for pattern, letters in BEFORE.get(name, ())]
    if not rules:
        return lambda word: word
    any_of_them = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in rules))

    def restored(word: str) -> str:
        if any_of_them.search(word) is None:  # nearly always, and asked at once
            return word
        for pattern, letters in rules:
            word, changed = pattern.subn(letters, word)
            if changed:
                break
        return word

    return restored


def _harmonised(word: str) -> str:
    """A Turkish word with i, o and u as front or back vowels: as the e or a before them says, or the one after them."""
    kinds = [(found.start(), found.group()) for found in _VOWELS.finditer(word)]
    letters, table = list(word), None
    later = next((vowel for _, vowel in kinds if vowel in "ae"), "e")
    for at, vowel in kinds:
        if vowel in "ae":
            table = _BACK if vowel == "a" else _FRONT
        else:
            letters[at] = (table or (_BACK if later == "a" else _FRONT))[vowel]
    return _SOFT_G.sub("ğ", "".join(letters))


def _replaced(letters: Sequence[tuple[str, str]], word: str) -> str:
    for latin, other in letters:
        word = word.replace(latin, other)
    return word


def _beginning_off(pattern: re.Pattern[str] | None, word: str) -> str:
    found = pattern.match(word) if pattern is not None else None
    return word[found.end() :] if found is not None else word


def _through(steps: Steps, word: str) -> str:
    for step in steps:
        word = step(word)
    return word
