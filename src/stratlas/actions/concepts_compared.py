"""From words to meaning: which concepts of the codebook two texts speak of, by its words, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stratlas.actions.comparing import Compared, Comparison
from stratlas.actions.workspace import Workspace
from stratlas.records import Concept
from stratlas.search import Lookup, analyser
from stratlas.wording import gettext as _
from stratlas.wording import listed, mark, ngettext, percent

APPEARED, VANISHED, UP, DOWN, STAYED = "appeared", "vanished", "up", "down", "stayed"
_LISTED = 5
_MOST_KEPT = 1_000
"""So many texts' shares are kept."""
_GAINED = mark(
    "Of the concepts that both speak of, “{concept}” gained most: {before} of the words of {old} are words for it "
    "and {after} of those of {new}."
)
_LOST = mark(
    "Of the concepts that both speak of, “{concept}” lost most: {before} of the words of {old} are words for it "
    "and {after} of those of {new}."
)


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """A concept whose words, or those of a concept within it, stand in one of the two texts.

    The shares are of all words, by letters. The places count from 1, the most spoken of first, those of one share
    alike; None where none of its words stands. `what` is `appeared`, `vanished`, or by its place `up`, `down` or
    `stayed`.
    """

    concept: Concept
    what: str
    old_share: float
    new_share: float
    old_place: int | None
    new_place: int | None


def concepts_compared(workspace: Workspace, comparison: Comparison) -> tuple[ConceptChange, ...]:
    """The concepts that either text speaks of, those of the greatest share in the new one first.

    A concept counts only if the codebook has words for it in the languages of both texts.
    """
    book = workspace.codebook
    languages = {analyser(side.version.language) for side in (comparison.old, comparison.new)}
    words = {
        concept.key: [(language, word) for language, found in book.words(concept.key).items() for word in found]
        for concept in book.concepts
    }
    known = {key for key, some in words.items() if languages <= {analyser(language) for language, _ in some}}
    sides = (comparison.old, comparison.new)
    names = [(side.text.id, side.version.language, frozenset(languages)) for side in sides]
    kept = workspace.concept_shares
    old, new = (kept.get(name) for name in names)
    if old is None or new is None:
        lookup = Lookup(
            (key, language, word) for key in known for language, word in words[key] if analyser(language) in languages
        )
        old, new = (_shares(lookup, side) for side in sides)
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept.update(zip(names, (old, new), strict=True))
    places = _places(old), _places(new)
    found = [
        _change(concept, (old.get(concept.key, 0.0), new.get(concept.key, 0.0)), places)
        for concept in book.concepts
        if concept.key in old or concept.key in new
    ]
    return tuple(sorted(found, key=lambda item: (-item.new_share, -item.old_share)))


def _shares(lookup: Lookup, side: Compared) -> dict[str, float]:
    """Concept → its share of the letters of all passages; words that belong to two of its terms count once."""
    total, letters = 0, defaultdict[str, int](int)
    for block in side.text.blocks:
        if not block.is_passage:
            continue
        words = side.text.content[block.start : block.end]
        total += _letters(words)
        ends: dict[str, int] = {}
        for one in lookup.mentions(words, side.version.language):
            start = max(one.start, ends.get(one.key, 0))
            letters[one.key] += _letters(words[start : one.end])
            ends[one.key] = max(start, one.end)
    return {key: round(count / total, 6) for key, count in letters.items()}


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))


def _places(shares: Mapping[str, float]) -> dict[str, int]:
    every = sorted(shares.values(), reverse=True)
    return {key: every.index(share) + 1 for key, share in shares.items()}


def _change(
    concept: Concept, shares: tuple[float, float], places: tuple[Mapping[str, int], Mapping[str, int]]
) -> ConceptChange:
    old, new = (side.get(concept.key) for side in places)
    if old is None or new is None:
        what = APPEARED if old is None else VANISHED
    else:
        what = STAYED if old == new else UP if new < old else DOWN
    return ConceptChange(concept, what, *shares, old, new)


def of_concepts(concepts: Sequence[ConceptChange], names: tuple[str, str]) -> Iterator[str]:
    """Sentences about what only one of the two speaks of, and what gained and lost the greatest share of words."""
    yield from _in_one(concepts, APPEARED, names[1], names[0])
    yield from _in_one(concepts, VANISHED, names[0], names[1])
    both = [item for item in concepts if item.old_place and item.new_place]
    for message, sign in ((_GAINED, 1), (_LOST, -1)):
        item = max(both, key=lambda item: sign * _difference(item), default=None)
        if item is None or sign * _difference(item) <= 0 or share_of(item.old_share) == share_of(item.new_share):
            continue
        before, after = share_of(item.old_share), share_of(item.new_share)
        yield _(message, concept=item.concept.label(), before=before, old=names[0], after=after, new=names[1])


def _in_one(concepts: Sequence[ConceptChange], what: str, here: str, there: str) -> Iterator[str]:
    mine = [item for item in concepts if item.what == what]
    keys = {item.concept.key for item in mine}
    # what is within another one that came or went, too, is told by that one
    widest = sorted((item for item in mine if item.concept.broader not in keys), key=_difference, reverse=True)
    if what == VANISHED:
        widest.reverse()
    titles = [_("“{title}”", title=item.concept.label()) for item in widest[:_LISTED]]
    if more := len(widest) - len(titles):
        titles.append(ngettext("{n} more", "{n} more", more))
    if titles:
        yield ngettext(
            "{n} concept of the codebook has words in {here} and none in {there}: {titles}.",
            "{n} concepts of the codebook have words in {here} and none in {there}: {titles}.",
            len(widest),
            here=here,
            there=there,
            titles=listed(titles),
        )


def _difference(item: ConceptChange) -> float:
    return item.new_share - item.old_share


def share_of(share: float) -> str:
    """A small share of words; as a rule there are few words for a concept in a text."""
    if not share:
        return _("none")
    if share < 0.0001:
        return _("under {share}", share=percent(0.01, 2))
    digits = 2 if share < 0.01 else 1 if share < 0.1 else 0
    return percent(round(100 * share, digits), digits)


def told_first(concepts: Iterable[ConceptChange]) -> list[ConceptChange]:
    """Those that appeared, vanished or changed places, the greatest differences of share first."""
    changed = [item for item in concepts if item.what != STAYED]
    return sorted(changed, key=lambda item: -abs(_difference(item)))
