"""How a language is written: which letters follow one another in its words, so that a word may be told from none.

A word is *known* where it is one of the language's commonest or each three letters of it follow one another in other
words of the language, too. Inflected, compound and new words are known that way, and no list of words is needed. Of the
words of true texts seven to nine in ten are known, of the same words read backwards two or three, of text whose
letters are wrong hardly any. The tables are made by `scripts/make_orthography.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import langcodes

from stratlas.extract.alphabets import names_of

WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
LANGUAGES = [
    "af",
    "ar",
    "az",
    "be",
    "bg",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "ga",
    "gl",
    "he",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ka",
    "kk",
    "ky",
    "lt",
    "lv",
    "mk",
    "mn",
    "ms",
    "mt",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "tg",
    "tr",
    "tt",
    "uk",
    "ur",
    "uz",
    "vi",
]
_SCRIPT_KNOWN = {"hr": "Latn", "sr": "Cyrl"}
# What differs in writing and not in the word: apostrophes, the two codes of Romanian letters, Arabic stretches.
_SAME = str.maketrans({"’": "'", "ʼ": "'", "ş": "ș", "ţ": "ț", "İ": "i", "ς": "σ", "ـ": None, "ي": "ی", "ك": "ک"})
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_ACCENTS = re.compile("[\u0300\u0301\u0342\u0313\u0314\u0345]")
_CACHED = 50_000
_FEW_WORDS = 6_000


def fold(word: str) -> str:
    """The word as it is looked up: in small letters and one spelling; Greek without the accents that capitals lack."""
    small = _POINTS.sub("", word.translate(_SAME).lower()).translate(_SAME)
    if _GREEK.search(small):
        small = unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", small)))
    return small


class Orthography:
    """The tables of one language, or of several that share a name, as Serbian in two scripts.

    `common` are its commonest words, `beyond_ascii` is the share of its letters that ASCII does not have,
    `size` how many sequences of three letters it has.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        self.common: set[str] = set()
        self.beyond_ascii = 1.0
        self._thirds: dict[str, str] = {}
        for source in sources:
            share, words, *lines = source.splitlines()
            self.beyond_ascii = min(self.beyond_ascii, float(share))
            self.common.update(words.split())
            for line in lines:
                self._thirds[line[:2]] = self._thirds.get(line[:2], "") + line[2:]
        self.letters = frozenset("".join(self._thirds)) - {"^", "$", "'"}
        self.size = sum(map(len, self._thirds.values()))
        self.knows = lru_cache(maxsize=_CACHED)(self._knows)

    def share(self, words: Mapping[str, int]) -> float:
        """The share of the words, counted as often as they stand, that are known; 0 where there are none."""
        total = sum(words.values())
        return sum(count for word, count in words.items() if self.knows(word)) / total if total else 0.0

    def _knows(self, word: str) -> bool:
        small = fold(word)
        return self._written(small) or ("ı" in self.letters and "I" in word and self._written(fold(_dotless(word))))

    def _written(self, small: str) -> bool:
        if small in self.common:
            return True
        if len(small) < 3:
            return False
        framed = f"^{small}$"
        return all(framed[at + 2] in self._thirds.get(framed[at : at + 2], "") for at in range(len(framed) - 2))


def _dotless(word: str) -> str:
    return word.replace("I", "ı")


def orthography_of(tag: str | None) -> Orthography | None:
    """The orthography of a declared language (BCP 47), None where there is no table of it, as of Chinese."""
    if not tag:
        return None
    try:
        language = langcodes.Language.get(tag)
    except ValueError:
        return None
    names = sorted(names_of(tag))
    script = language.script
    if not names or not set(names) <= set(LANGUAGES):
        return None
    if script and names[0] not in _SCRIPT_KNOWN and script != langcodes.Language.get(names[0]).maximize().script:
        return None
    return orthography(*names)


@cache
def orthography(*names: str) -> Orthography:
    """The orthography of the languages that the tables have under these names."""
    folder = files("stratlas.extract") / "spelling"
    return Orthography((folder / f"{name}.txt").read_text(encoding="utf-8") for name in names)


def best_known(words: Mapping[str, int]) -> tuple[float, str]:
    """The largest share of the words that any language knows, and which one it is."""
    return max((orthography(name).share(words), name) for name in LANGUAGES)


def written(words: Mapping[str, int], own: Iterable[str], commonest: int) -> str:
    """The table of a language, from how often each word stands in its texts.

    `own` are the words that are certainly the language's own, among which the commonest are chosen.
    """
    counts: Counter[str] = Counter()
    for word, count in words.items():
        counts[fold(word)] += count
    followers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in counts:
        framed = f"^{word}$"
        for three in {framed[at : at + 3] for at in range(len(framed) - 2)}:
            followers[three[:2]][three[2]] += 1
    needed = 1 if len(counts) < _FEW_WORDS else 2
    rows = []
    for two, thirds in sorted(followers.items()):
        kept = "".join(sorted(third for third, seen in thirds.items() if seen >= needed))
        if kept:
            rows.append(two + kept)
    allowed = {fold(word) for word in own}
    common = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if word in allowed]
    letters = Counter[bool]()
    for word, count in words.items():
        for char in word:
            letters[char > "\x7f" and char not in "’ʼ"] += count
    share = letters[True] / (letters.total() or 1)
    return "\n".join([f"{share:.4f}", " ".join(sorted(common[:commonest])), *rows, ""])
