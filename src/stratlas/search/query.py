"""What a person's query means; a mistake in it gives a sentence and the best reading, never an error.

The query comes from strangers: its length, depth and number of words are limited, and what is beyond is left out and
said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, pairwise

from stratlas.search.lexing import Kind, Piece, bare, cleaned, is_plain, pieces
from stratlas.search.nodes import NEAR, And, Everything, Exact, Field, Near, Node, Not, Or, Phrase, Prefix, Word
from stratlas.search.tokens import is_unit, last_word
from stratlas.wording import gettext as _

LENGTH, DEPTH, TERMS, FARTHEST = 2_000, 12, 64, 1_000
"""The most characters, parentheses inside each other, words and filters, and words between two near ones."""

FIELDS = ("country", "kind", "lang", "year", "section", "page", "document", "concept")
_ALIASES = {"language": "lang", "doc": "document"}
# Tuples, which compare by identity: an Enum member's hash is slow, and a query is read for every page.
_VALUES = (Kind.WORD, Kind.PHRASE)
_END_OF_GROUP = (Kind.CLOSE, Kind.END)
_END_OF_ALL = (Kind.OR, *_END_OF_GROUP)
_NO_NEIGHBOUR = (Kind.AND, *_END_OF_ALL)
_NO_PART = (Kind.NEAR, *_NO_NEIGHBOUR)
_YEARS = re.compile(r"(?P<first>\d{4})?(?P<range>\.\.|…|[-–])?(?P<last>\d{4})?")


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood: its tree, the same in words, and what was wrong with it."""

    root: Node
    reading: str
    mistakes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.reading


def parse(text: str) -> Query:
    """Reads a query; never raises. An empty one asks for everything."""
    mistakes: list[str] = []
    text = cleaned(text)
    if len(text) > LENGTH:
        mistakes.append(
            _(
                "The query has {text} characters; what comes after {length} is left out.",
                text=f"{len(text):,}",
                length=f"{LENGTH:,}",
            )
        )
        text = text[:LENGTH]
    root = _Parser(list(pieces(text, mistakes)), mistakes).query()
    if root is None:
        if text.strip() and not mistakes:
            mistakes.append(_("There is no word in it to search for: this is everything."))
        root = Everything()
    return Query(root, str(root), tuple(dict.fromkeys(mistakes)))


class _Parser:
    def __init__(self, found: list[Piece], mistakes: list[str]) -> None:
        self._pieces, self._at = found, 0
        self._mistakes = mistakes
        self._terms, self._depth = 0, 0

    def query(self) -> Node | None:
        """The whole of it; a closing parenthesis too many is left out."""
        parts = []
        while True:
            parts.append(self._alternatives())
            if self._next.kind is Kind.END:
                return _all(parts)
            self._say(_("A closing parenthesis closes nothing and is left out."))
            self._take()

    @property
    def _next(self) -> Piece:
        return self._pieces[self._at]

    def _take(self) -> Piece:
        piece = self._pieces[self._at]
        self._at += piece.kind is not Kind.END
        return piece

    def _say(self, mistake: str) -> None:
        self._mistakes.append(mistake)

    def _alternatives(self) -> Node | None:
        parts = [self._conjunction()]
        while self._next.kind is Kind.OR:
            operator = self._take()
            other = self._conjunction()
            if parts[-1] is None or other is None:
                self._dangling(operator)
            parts.append(other)
        return _any(parts)

    def _conjunction(self) -> Node | None:
        parts: list[Node | None] = []
        while self._next.kind not in _END_OF_ALL:
            if self._next.kind is Kind.AND:
                operator = self._take()
                if not parts or self._next.kind in _NO_NEIGHBOUR:
                    self._dangling(operator)
                continue
            parts.append(self._neighbours())
        return _all(parts)

    def _neighbours(self) -> Node | None:
        """`a NEAR b NEAR c`: each two of them that follow one another are near each other."""
        sequence, distances = [self._negated()], []
        while self._next.kind is Kind.NEAR:
            operator = self._take()
            right = self._negated() if self._next.kind not in _NO_NEIGHBOUR else None
            if right is None or sequence[-1] is None:
                self._dangling(operator)
            distances.append(self._distance(operator.text))
            sequence.append(right)
        if len(sequence) == 1:
            return sequence[0]
        found = list[Node | None]()
        for (left, right), distance in zip(pairwise(sequence), distances, strict=True):
            if left is None or right is None:
                found += [left, right]
            elif _is_wording(left) and _is_wording(right):
                found.append(Near(left, right, distance))
            else:
                self._say(_("NEAR stands between words and phrases: here it is read as AND."))
                found += [left, right]
        return _all(found)

    def _distance(self, operator: str) -> int:
        distance = int(operator.partition("/")[2] or NEAR)
        if distance > FARTHEST:
            self._say(_("NEAR reaches {farthest} words at most.", farthest=f"{FARTHEST:,}"))
        return min(distance, FARTHEST)

    def _negated(self) -> Node | None:
        negations = 0
        while self._next.kind is Kind.NOT:
            operator = self._take()
            negations += 1
        part = self._primary() if self._next.kind not in _NO_PART else None
        if part is None and negations:
            self._dangling(operator)
        return Not(part) if part is not None and negations % 2 else part

    def _primary(self) -> Node | None:
        piece = self._take()
        match piece.kind:
            case Kind.NEAR:
                self._dangling(piece)
                return None
            case Kind.OPEN:
                return self._group()
            case Kind.FIELD:
                return self._field(piece)
            case Kind.PHRASE:
                return self._counted(_phrase(piece.text))
            case _:
                return self._counted(self._word(piece.text))

    def _group(self) -> Node | None:
        self._depth += 1
        if self._depth > DEPTH:
            self._say(_("Parentheses stand {depth} deep at most: what is inside deeper ones is left out.", depth=DEPTH))
            self._skip()
            found = None
        else:
            found = self._alternatives()
            if self._next.kind is Kind.CLOSE:
                self._take()
            else:
                self._say(_("A parenthesis is not closed: it is read up to the end."))
        self._depth -= 1
        return found

    def _skip(self) -> None:
        depth = 1
        while depth and self._next.kind is not Kind.END:
            kind = self._take().kind
            depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)

    def _counted(self, node: Node | None) -> Node | None:
        if node is None:
            return None
        self._terms += 1
        if self._terms == TERMS + 1:
            self._say(_("A query has {terms} words and filters at most: the rest is left out.", terms=TERMS))
        return node if self._terms <= TERMS else None

    def _word(self, text: str) -> Node | None:
        word = bare(text)
        if not word:
            return Everything() if text == "*" else None
        if "*" in word:
            self._say(_("A star stands at the end of a word (secur*): what comes after it is left out."))
            return _prefix(bare(word.partition("*")[0]))
        return _prefix(word) if text[text.rindex(word) + len(word) :].startswith("*") else _one(word)

    def _field(self, piece: Piece) -> Node | None:
        name = _ALIASES.get(piece.text.lower(), piece.text.lower())
        if name == "exact":
            return self._exact()
        if name not in FIELDS:
            near = get_close_matches(name, (*FIELDS, *_ALIASES), 1, 0.75)
            if not near:
                return self._unknown(piece.text)
            name = _ALIASES.get(near[0], near[0])
            self._say(_("There is no field “{text}”: it is read as {name}:.", text=piece.text, name=name))
        value = self._next
        if value.kind is Kind.OPEN and value.glued:
            self._take()
            return self._values(name)
        if value.kind in _VALUES and value.glued:
            return self._counted(self._valued(name, self._take().text))
        self._say(_("{name}: has no value and is left out.", name=name))
        return None

    def _exact(self) -> Node | None:
        if not self._next.glued or self._next.kind not in (*_VALUES, Kind.OPEN):
            self._say(_("exact: has no word after it and is left out."))
            return None
        part = self._primary()
        return None if part is None else _exactly(part)

    def _unknown(self, name: str) -> Node | None:
        self._say(
            _(
                "There is no field “{name}”: it is read as a word. The fields are {fields} and exact.",
                name=name,
                fields=", ".join(FIELDS),
            )
        )
        if self._next.glued and self._next.kind is Kind.WORD:
            return self._counted(_phrase(f"{name} {self._take().text}"))
        return self._counted(_one(name))

    def _values(self, name: str) -> Node | None:
        """`country:(SRB OR HRV)`: any of the values, with or without OR."""
        parts = list[Node | None]()
        while self._next.kind not in _END_OF_GROUP:
            piece = self._take()
            if piece.kind in _VALUES:
                parts.append(self._counted(self._valued(name, piece.text)))
            elif piece.kind is not Kind.OR:
                self._say(_("Inside {name}:(…) stand values and OR: “{text}” is left out.", name=name, text=piece.text))
        if self._take().kind is Kind.END:
            self._say(_("A parenthesis is not closed: it is read up to the end."))
        if not parts:
            self._say(_("{name}: has no value and is left out.", name=name))
        return _any(parts)

    def _valued(self, name: str, text: str) -> Node | None:
        value = " ".join(text.replace('"', " ").split()).strip(",;")
        if name == "year" and value:
            return self._years(value)
        if not bare(value):
            self._say(_("{name}: has no value and is left out.", name=name))
            return None
        if name == "page" and not (value.isdecimal() and value.isascii()):
            self._say(_("page: takes a number, and “{value}” is none: it is left out.", value=value))
            return None
        return Field(name, value)

    def _years(self, value: str) -> Node | None:
        found = _YEARS.fullmatch(value)
        first, last = (found["first"] or "", found["last"] or "") if found else ("", "")
        if found is None or not (first or last) or (first and last and not found["range"]):
            self._say(
                _("“{value}” is no year: write year:2019, year:2015.., year:..2019 or year:2015..2019.", value=value)
            )
            return None
        if not found["range"]:
            return Field("year", first or last)
        if first and last and first > last:
            self._say(_("{first} is after {last}: the years are read from {last} to {first}.", first=first, last=last))
            first, last = last, first
        return Field("year", f"{first}..{last}")

    def _dangling(self, operator: Piece) -> None:
        if self._terms <= TERMS:
            self._say(_("“{text}” has no word on one side and is left out.", text=operator.text))


def _phrase(text: str) -> Node | None:
    words = " ".join(text.replace('"', " ").split())
    return Phrase(words) if bare(words) else None


def _one(word: str) -> Node | None:
    """A word without punctuation around it. One that would be read as something else when written again is quoted."""
    if is_unit(word):
        # one character of scripts without spaces is the beginning of pairs, and no token of its own
        return Prefix(word)
    return Word(word) if is_plain(word) else _phrase(word)


def _prefix(text: str) -> Node | None:
    """The beginning of a word; of `cyber-sec*`, the last word's. In scripts without spaces any run is a beginning."""
    place = last_word(text)
    if place is None:
        return None
    first, last = bare(text[: place[0]]), text[slice(*place)]
    beginning = _one(last) if is_unit(last[0]) else Prefix(last)
    return _all((_one(first) if first else None, beginning))


def _exactly(part: Node) -> Node:
    # what begins so is never stemmed, and filters have no stems
    return part if isinstance(part, Prefix | Field | Everything | Exact) else Exact(part)


def _is_wording(node: Node) -> bool:
    match node:
        case Word() | Phrase() | Prefix():
            return True
        case Exact(part):
            return _is_wording(part)
        case Or(parts):
            return all(_is_wording(part) for part in parts)
        case _:
            return False


def _all(parts: Iterable[Node | None]) -> Node | None:
    return _joined(And, parts)


def _any(parts: Iterable[Node | None]) -> Node | None:
    return _joined(Or, parts)


def _joined(kind: type[And | Or], parts: Iterable[Node | None]) -> Node | None:
    """Flat, and without what is there twice."""
    flat = chain.from_iterable(part.parts if isinstance(part, kind) else (part,) for part in parts if part is not None)
    kept = tuple(dict.fromkeys(flat))
    return kind(kept) if len(kept) > 1 else kept[0] if kept else None
