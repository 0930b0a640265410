"""Forms of one word brought together: ours beside Snowball, on families of forms and on the words of real documents.

Snowball sees each word as it is written, and its stem is folded as ours are.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

import Stemmer
from tests.extract.files import read
from tests.search.test_stemming import ALIKE

from benchmarks.quotes import CORPUS
from stratlas.search import analyser
from stratlas.search.folding import fold
from stratlas.search.stemming import SNOWBALL, stem

ALL_SNOWBALL = SNOWBALL | {"sr": "serbian", "ar": "arabic"}
"""Snowball has these two, too; endings of ours read them better."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ"))


def run() -> str:
    """The section as Markdown."""
    families = [(language, [word.translate(_APOSTROPHES) for word in words.split()]) for language, words in ALIKE]
    ways: list[tuple[str, Callable[[str, str], str]]] = [
        ("folding alone", fold),
        ("Snowball, folded", _snowball),
        ("ours", stem),
    ]
    lines = [
        "## Stems",
        "",
        f"{len(families)} families of forms of one word (`tests/search/families.txt`) in "
        f"{len({language for language, _ in families})} languages: of how many all forms have one stem. The stemmers "
        "were mended until all of them had, so of words that nobody looked at it is fewer.",
        "",
        "| | families with one stem |",
        "|---|---:|",
    ]
    for name, way in ways:
        whole = sum(len({way(word, language) for word in words}) == 1 for language, words in families)
        lines.append(f"| {name} | {whole} |")
    lines += [
        "",
        "Pairs of words of the corpus that Snowball takes for one word, and how many of them have one stem here:",
        "",
        "| language | pairs | one stem here |",
        "|---|---:|---:|",
    ]
    for language, words in sorted(_vocabularies().items()):
        pairs = list(_pairs(words, language))
        if pairs:
            kept = sum(stem(one, language) == stem(other, language) for one, other in pairs)
            lines.append(f"| {language} | {len(pairs):,} | {kept / len(pairs):.1%} |")
    return "\n".join(lines) + "\n"


def _snowball(word: str, language: str) -> str:
    name = ALL_SNOWBALL.get(analyser(language))
    return fold(Stemmer.Stemmer(name).stemWord(word.casefold()) if name else word, language)


def _vocabularies() -> dict[str, set[str]]:
    """Language → the words of its plain texts in the corpus; none where that is not here."""
    found: dict[str, set[str]] = defaultdict(set)
    manifest = CORPUS / "manifest.csv"
    if not manifest.is_file():
        return {}
    with manifest.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["file"].endswith((".txt", ".md")) and row["language"]:
                content = read((CORPUS / row["file"]).read_bytes(), row["file"]).content
                found[analyser(row["language"])] |= {word.casefold() for word in _WORD.findall(content)}
    return found


def _pairs(words: set[str], language: str) -> Iterator[tuple[str, str]]:
    """Neighbours among the words of one Snowball stem, in the order of the alphabet."""
    name = ALL_SNOWBALL.get(language)
    if name is None:
        return
    snowball, groups = Stemmer.Stemmer(name), defaultdict(list)
    for word in sorted(words):
        groups[snowball.stemWord(word)].append(word)
    for group in groups.values():
        yield from pairwise(group)
