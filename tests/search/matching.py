"""A search over one passage in memory: what the index has to find, without the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stratlas.search.languages import analyser
from stratlas.search.nodes import And, Everything, Exact, Field, Near, Node, Not, Or, Phrase, Prefix, Word
from stratlas.search.readings import beginnings, readings
from stratlas.search.tokens import analysed


@dataclass(frozen=True)
class Passage:
    """One passage and the languages of the index that it stands in."""

    text: str
    language: str
    languages: Sequence[str]

    def matches(self, node: Node, *, exact: bool = False) -> bool:
        match node:
            case Everything():
                return True
            case And(parts):
                return all(self.matches(part, exact=exact) for part in parts)
            case Or(parts):
                return any(self.matches(part, exact=exact) for part in parts)
            case Not(part):
                return not self.matches(part, exact=exact)
            case Exact(part):
                return self.matches(part, exact=True)
            case Field("lang", value):
                return analyser(value) == analyser(self.language)
            case Field():
                raise NotImplementedError(node)
            case Near(left, right, distance):
                return any(
                    max(a[0] - b[1], b[0] - a[1]) <= distance
                    for a in self._places(left, exact)
                    for b in self._places(right, exact)
                )
            case _:
                return bool(self._places(node, exact))

    def _places(self, node: Node, exact: bool) -> list[tuple[int, int]]:
        """First token of each place and the one after its last."""
        whole, stems = (joined.split() for joined in self._joined())
        match node:
            case Exact(part):
                return self._places(part, True)
            case Or(parts):
                return [place for part in parts for place in self._places(part, exact)]
            case Prefix(text):
                begins = tuple(beginnings(text, self.languages))
                return [(at, at + 1) for at, word in enumerate(whole) if begins and word.startswith(begins)]
            case Word(text) | Phrase(text):
                found = whole if exact else stems
                return [
                    (at, at + len(reading))
                    for reading in readings(text, self.languages, exact=exact)
                    for at in range(len(found) - len(reading) + 1)
                    if tuple(found[at : at + len(reading)]) == reading
                ]
            case _:
                raise NotImplementedError(node)

    def _joined(self) -> tuple[str, str]:
        made = analysed(self.text, self.language)
        return made.exact, made.stems
