"""Passages made by recombining the corpus' sentences, and questions to ask of them; the same for every run."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.quotes import CORPUS
from stratlas.extract import extract
from stratlas.search import Entry, Passage

TEXT = 500
"""So many passages make one text, of one language and country."""
KINDS = ("one word", "three words", "phrase", "prefix", "filtered")
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Made:
    """A text: what the index is told of it, and its passages."""

    entry: Entry
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Words to look for, in one of the ways of `KINDS`; `country` only where it is filtered."""

    kind: str
    words: tuple[str, ...]
    country: str = ""


def sentences() -> dict[tuple[str, str], list[str]]:
    """Country and language → the sentences of the corpus' text and Markdown files."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in sorted([*CORPUS.glob("*.txt"), *CORPUS.glob("*.md")]):
        data = path.read_bytes()
        text = extract(data, name=path.name, capture=hashlib.sha256(data).hexdigest(), language=None)
        language = _language(path.name)
        for block in text.blocks:
            if block.is_passage:
                own = found.setdefault((path.name[:3], language), [])
                own += [part for part in _SENTENCE_END.split(text.words_of(block)) if part]
    return {key: parts for key, parts in found.items() if len(parts) > 50}


def _language(name: str) -> str:
    own = {"EST": "et", "BRA": "pt", "ROU": "ro", "SWE": "sv"}
    if name.startswith("SRB"):
        return "sr-Cyrl"
    return "hr" if name.endswith("-hr.txt") else own.get(name[:3], "en")


def texts(number: int, seed: int = 7) -> Iterator[Made]:
    """Texts with so many passages in all."""
    chance = random.Random(seed)
    sources = sentences()
    keys = sorted(sources)
    for at in range(0, number, TEXT):
        country, language = keys[at // TEXT % len(keys)]
        parts = sources[country, language]
        year = 1990 + chance.randrange(36)
        bodies = [
            " ".join(chance.choices(parts, k=chance.choice((1, 1, 2, 2, 3, 3, 4, 5, 6))))
            for _ in range(min(TEXT, number - at))
        ]
        document = f"{country}/nss/{year}-{at // TEXT}"
        entry = Entry(f"{document}/{language}", f"{at:016}.made-1", document, country, "nss", language, year)
        start, passages = 0, []
        for place, body in enumerate(bodies):
            passages.append(
                Passage(place, start, start + len(body), body, (place // 10 + 1,), (f"Part {place // 50}",))
            )
            start += len(body) + 1
        yield Made(entry, tuple(passages))


def questions(number: int, seed: int = 11) -> list[Question]:
    """So many questions of each kind, of words that stand in the corpus: frequent and rare ones."""
    chance = random.Random(seed)
    parts = [part for own in sentences().values() for part in own]
    counts = Counter(word.lower() for part in parts for word in _WORD.findall(part))
    known = sorted(word for word, often in counts.items() if often >= 3)
    weights = [counts[word] ** 0.7 for word in known]
    long = [part for part in parts if len(_WORD.findall(part)) >= 6]
    made = []
    for _ in range(number):
        word, other = chance.choices(known, weights, k=2)
        part = chance.choice(long)
        three = tuple(chance.sample(_WORD.findall(part), 3))
        tokens = re.findall(r"[^\W_]+", part)
        at = chance.randrange(len(tokens) - 1)
        made += [
            Question("one word", (word,)),
            Question("three words", three),
            Question("phrase", tuple(tokens[at : at + 2])),
            Question("prefix", (other[:4],)),
            Question("filtered", (word,), chance.choice(("USA", "SRB", "EST", "GBR"))),
        ]
    return sorted(made, key=lambda question: KINDS.index(question.kind))
