"""What a query looks for in the words of passages, and what that is in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from stratlas.search.forms import stem_key, word_key
from stratlas.search.languages import analyser
from stratlas.search.nodes import And, Exact, Near, Node, Not, Or, Phrase, Prefix, Term, Word
from stratlas.search.readings import beginnings, readings
from stratlas.search.tokens import has_unspaced


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word, phrase or beginning that a query looks for."""

    node: Word | Phrase | Term | Prefix
    exact: bool
    label: str


@dataclass(frozen=True, slots=True)
class WantedNear:
    """Two sides of which any must be near any."""

    left: tuple[Wanted, ...]
    right: tuple[Wanted, ...]
    distance: int


def wanted(node: Node, *, exact: bool = False) -> Iterator[Wanted | WantedNear]:
    """What makes a passage match; not what must not be there, and not what its document is."""
    match node:
        case Word(text) | Prefix(text) | Phrase(text) | Term(text):
            label = f"{text}*" if isinstance(node, Prefix) else text
            yield Wanted(node, exact, label)
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part, exact=exact)
        case Exact(part):
            yield from wanted(part, exact=True)
        case Near(left, right, distance):
            sides = (wanted(left, exact=exact), wanted(right, exact=exact))
            before, after = (tuple(item for item in side if isinstance(item, Wanted)) for side in sides)
            yield WantedNear(before, after, distance)
        case Not():
            return


class Sought:
    """What is looked for in the passages of one language; everything that is looked for has a number."""

    def __init__(self, found: Iterable[Wanted | WantedNear], language: str) -> None:
        numbers: dict[Wanted, int] = {}
        near: list[WantedNear] = []
        for item in found:
            if isinstance(item, WantedNear):
                near.append(item)
            else:
                numbers.setdefault(item, len(numbers))
        self.alone = len(numbers)
        """The numbers below are of what matches wherever it stands."""
        for one in chain.from_iterable((*both.left, *both.right) for both in near):
            numbers.setdefault(one, len(numbers))
        self.labels = [one.label for one in numbers]
        """Number → how the query has it."""
        self.near = [(_numbered(both.left, numbers), _numbered(both.right, numbers), both.distance) for both in near]
        """The numbers of both sides, and how many words may stand between them."""
        self.sequences: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        """The key of a first word → the number of what begins with it, and the keys of the words that follow."""
        self.beginnings: list[tuple[str, int]] = []
        """What words begin with, and the number."""
        for one, number in numbers.items():
            if isinstance(one.node, Term) and analyser(one.node.language) != language:
                continue
            if isinstance(one.node, Prefix):
                self.beginnings += [(start, number) for start in beginnings(one.node.text, [language])]
                continue
            for sequence in readings(one.node.text, [language], exact=one.exact):
                first, *rest = [word_key(token, language) if one.exact else stem_key(token) for token in sequence]
                self.sequences.setdefault(first, []).append((number, tuple(rest)))

    @property
    def is_unspaced(self) -> bool:
        """Whether any of it is in a script whose words are not divided by spaces."""
        rest = chain.from_iterable(keys for found in self.sequences.values() for _, keys in found)
        return has_unspaced("".join((*self.sequences, *rest, *(start for start, _ in self.beginnings))))


def _numbered(side: Iterable[Wanted], numbers: Mapping[Wanted, int]) -> list[int]:
    """The last one that stands at a place gives its label, which is the first in the alphabet."""
    return [numbers[one] for one in sorted(side, key=lambda one: one.label, reverse=True)]


def terms_of(root: Node, languages: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Language → the words of a query as they are compared there: stems, whole words in quotes, beginnings with *."""
    every: list[Wanted] = []
    for item in wanted(root):
        every += [*item.left, *item.right] if isinstance(item, WantedNear) else [item]
    terms = {}
    for tag in sorted(set(languages)):
        name = analyser(tag)
        found: list[str] = []
        for one in every:
            if isinstance(one.node, Term) and analyser(one.node.language) != name:
                continue
            if isinstance(one.node, Prefix):
                found += [f"{start}*" for start in sorted(beginnings(one.node.text, [name]))]
                continue
            for sequence in sorted(readings(one.node.text, [name], exact=one.exact)):
                words = " ".join(token.rpartition("/")[0] or token for token in sequence)
                found.append(f"“{words}”" if one.exact else words)
        terms[tag] = tuple(dict.fromkeys(found))
    return terms
