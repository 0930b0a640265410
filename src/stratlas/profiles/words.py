"""Recognising a wording by its words: case, script, spelling, abbreviations and one slip of the pen aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from stratlas.profiles.vocabulary import EMPHASIS, FILLERS, LATIN, LINKS, OMITTABLE

_LATIN = str.maketrans(dict(LATIN))
_SPELLINGS = (
    (re.compile(r"\bco(?:-\s?|\s)(?=oper|ordin)|\bco-(?=op|ord)"), "co"),
    (re.compile(r"\bint'l\b"), "intl."),
    (re.compile(r"\bw/"), "with "),
    (re.compile(r"defens(?=e\b|es\b|ive\b)"), "defenc"),
    (re.compile(r"(?<=\w\w)iz(?=ation|ed\b|ing\b)"), "is"),
    (re.compile(r"\b(?:european|ev?u?ropsk\w+) (?:union|unij\w+)"), "eu"),
    (re.compile(r"\bbashkimi?\w* evropian\w*"), "eu"),
)
_DOTTED = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
"""“E.U.” is “EU”."""
_SHORT = {"intl": "intl.", "int": "int.", "nat": "nat.", "reg": "reg.", "coop": "coop.", "mil": "mil.", "rel": "rel."}
"""Abbreviations that are understood without their full stop."""
_FILLERS = LINKS | FILLERS
_OMITTABLE = EMPHASIS | OMITTABLE
_CONJUNCTION = re.compile(r"\s+(?:and|i|и|dhe|as well as)\s+|\s*[&/,+]\s*", re.IGNORECASE)
_MOST_WORDS = 14


def fold(string: str) -> str:
    """The wording as it is compared: small Latin letters without marks, one spelling."""
    plain = unicodedata.normalize("NFKD", string.casefold().translate(_LATIN))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LATIN)
    plain = " ".join(plain.replace("\u2010", "-").replace("\xad", "").split())
    plain = _DOTTED.sub(lambda letters: letters.group().replace(".", ""), plain)
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain


def words_of(string: str) -> list[str]:
    """The folded words that carry meaning or abbreviate (those keep their full stop)."""
    found = (_SHORT.get(word, word) for word in re.findall(r"[^\W\d_]+\.?|\d+", fold(string)))
    return [word for word in found if word.rstrip(".") not in _FILLERS or word in _SHORT.values()]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label taken apart: the things it is about (joined by “and”), and what follows “of”, “with”…"""

    key: str
    things: tuple[frozenset[str], ...]
    complement: frozenset[str]
    words: tuple[str, ...]

    @property
    def core(self) -> frozenset[str]:
        return frozenset().union(*self.things)


def _label(key: str, wording: str) -> _Label | None:
    parts = re.split(rf"\s(?:{'|'.join(sorted(LINKS))})\s", fold(wording), maxsplit=1)
    things = []
    for part in re.split(r"\s(?:and|i|dhe)\s", parts[0]):
        named = frozenset(word.rstrip(".") for word in words_of(part))
        if named:
            things.append(named - _OMITTABLE or named)
    complement = frozenset(words_of(parts[1])) - _OMITTABLE if len(parts) > 1 else frozenset()
    everything = tuple(word.rstrip(".") for word in words_of(wording))
    return _Label(key, tuple(things), frozenset(complement), everything) if things else None


@dataclass(frozen=True, slots=True)
class Match:
    """The keys that a wording names, and how far it is from their labels (0: the same words)."""

    keys: tuple[str, ...]
    cost: int


class Matcher:
    """Knows wordings by key; a wording that could be several keys is none."""

    def __init__(self, wordings: Mapping[str, Iterable[str]]) -> None:
        labels = (_label(key, wording) for key, several in wordings.items() for wording in several)
        self._labels = [label for label in labels if label]
        cores: dict[frozenset[str], set[str]] = {}
        for label in self._labels:
            cores.setdefault(label.core, set()).add(label.key)
        self._beginnings = {word[:2] for label in self._labels for word in label.words} | {
            word[:2] for word in EMPHASIS
        }
        self._shared = {core for core, keys in cores.items() if len(keys) > 1}

    def one(self, wording: str) -> Match | None:
        """The key that a wording means, taken as one label."""
        words = words_of(wording)
        # Most lines are prose: two words that begin like none in a label are more than a slip of the pen.
        if not words or len(words) > _MOST_WORDS or sum(word[:2] not in self._beginnings for word in words) > 1:
            return None
        best: dict[str, int] = {}
        for label in self._labels:
            cost = self._cost(words, label)
            if cost is not None:
                best[label.key] = min(cost, best.get(label.key, cost))
        if not best:
            return None
        least = min(best.values())
        keys = [key for key, cost in best.items() if cost == least]
        return Match((keys[0],), least) if len(keys) == 1 else None

    def some(self, wording: str) -> Match | None:
        """The keys that a wording means, also where it joins several labels (“Relations with NATO and the EU”)."""
        whole = self.one(wording)
        joined = None if whole and whole.cost == 0 else self._joined(wording)
        # “Regional and main threats” is near “Regional threats”, but names both.
        return joined if joined and (not whole or joined.cost < whole.cost) else whole

    def _joined(self, wording: str) -> Match | None:
        parts = [part for part in _CONJUNCTION.split(wording.strip()) if part.strip()]
        if not 2 <= len(parts) <= 4:
            return None
        first, last = self.one(parts[0]), parts[-1].split()[-1]
        # “Regional and main threats” shares its last word.
        first = first or self.one(f"{parts[0]} {last}")
        if not first:
            return None
        keys, cost = list(first.keys), first.cost
        for part in parts[1:]:
            match = self._following(parts[0], part, last)
            if not match:
                return None
            keys += [key for key in match.keys if key not in keys]
            cost = max(cost, match.cost)
        return Match(tuple(keys), cost)

    def _following(self, first: str, part: str, last: str) -> Match | None:
        """A later part of a joined wording: “regional” counts for both in “Regional cooperation and threats”."""
        lead = " ".join(first.split()[:-1])
        readings = [self.one(f"{lead} {part}"), self.one(part), self.one(f"{part} {last}")]
        found = [match for match in readings if match]
        return min(found, key=lambda match: match.cost) if found else None

    def _cost(self, words: Sequence[str], label: _Label) -> int | None:
        """How far words are from a label; None where they do not mean it."""
        free, matched, slips, added = list(label.words), set(), 0, 0
        for how in (_same, _abbreviates, _misspells):
            rest = []
            for word in words:
                twin = next((other for other in free if how(word, other)), None)
                if twin is None:
                    rest.append(word)
                    continue
                free.remove(twin)
                matched.add(twin)
                slips += how is _misspells
            words = rest
        for word in words:
            if word.rstrip(".") not in EMPHASIS:
                return None
            added += 1
        if slips > 1 or not self._said(matched, label):
            return None
        # Leaving out all of “of national security policy” is one omission.
        omitted = sum(word not in label.complement for word in free) + any(word in label.complement for word in free)
        return 2 * slips + added + omitted + (0 if matched & label.core else 2)

    def _said(self, matched: set[str], label: _Label) -> bool:
        """“Relations” is shared by headings, so that what it is with must be named, and may be named alone."""
        if label.complement and label.core in self._shared:
            return label.complement <= matched
        return any(thing <= matched for thing in label.things)


def _same(word: str, other: str) -> bool:
    return word.rstrip(".") == other


def _abbreviates(word: str, other: str) -> bool:
    """“Nat.” and “Intl.”: the first letters, then letters in their order."""
    short = word[:-1]
    if not word.endswith(".") or not 3 <= len(short) < len(other) or short[:2] != other[:2]:
        return False
    letters = iter(other)
    return all(letter in letters for letter in short)


def _misspells(word: str, other: str) -> bool:
    word = word.rstrip(".")
    return min(len(word), len(other)) >= 5 and OSA.distance(word, other, score_cutoff=1) == 1
