"""What a query asks for, as a tree; `str` of a node is a query that is read as this node again."""

from __future__ import annotations

from dataclasses import dataclass

NEAR = 10
"""How many words may stand between two that are near each other, where the query doesn't say."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms. It may be several tokens (`counter-terrorism`), which then follow one another."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another, in any of their forms."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Term:
    """Words of one language that follow one another, in any of their forms: what a concept is called in it."""

    text: str
    language: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str

    def __str__(self) -> str:
        return f"{self.text}*"


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases with at most `distance` words between them, in either order."""

    left: Node
    right: Node
    distance: int = NEAR

    def __str__(self) -> str:
        operator = "NEAR" if self.distance == NEAR else f"NEAR/{self.distance}"
        return f"{_inner(self.left)} {operator} {_inner(self.right)}"


@dataclass(frozen=True, slots=True)
class And:
    """All of them; two or more."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " AND ".join(f"({part})" if isinstance(part, Or | And) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them; two or more."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(_inner(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """What it does not hold for."""

    part: Node

    def __str__(self) -> str:
        return f"NOT {_inner(self.part)}"


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the passage's document has: `country:SRB`, `year:2015..2019`, `concept:terrorism`."""

    name: str
    value: str

    def __str__(self) -> str:
        plain = all(char.isalnum() or char in "-_./" for char in self.value)
        return f"{self.name}:{self.value}" if plain else f'{self.name}:"{self.value}"'


@dataclass(frozen=True, slots=True)
class Exact:
    """Words in this form only: nothing of it is stemmed."""

    part: Node

    def __str__(self) -> str:
        return f"exact:{self.part}" if isinstance(self.part, Word | Phrase) else f"exact:({self.part})"


@dataclass(frozen=True, slots=True)
class Everything:
    """All passages."""

    def __str__(self) -> str:
        return "*"


Node = Word | Phrase | Term | Prefix | Near | And | Or | Not | Field | Exact | Everything


def _inner(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or | Not | Near) else str(node)
