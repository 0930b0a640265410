"""From words to meaning: what became of the words that claims rest on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from stratlas.actions.comparing import Comparison
from stratlas.actions.workspace import Workspace
from stratlas.records import Change, Claim, Span, WordKind

LOST, GAINED, STAYED = "lost", "gained", "stayed"
_GONE = 1 / 3
"""Where fewer of a claim's words stand in the other text they are gone: little words are the same by chance."""
_SAME = frozenset({WordKind.EQUAL, WordKind.MOVED})


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim and the changes of the passages that it rests on; `side` is the text that these stand in, `old` or `new`.

    `shared` is the share of the claim's own words, by letters, that stand in the other text's counterparts, too.
    `what` is `stayed`, or where less than a third does, `lost` on the old side and `gained` on the new.
    """

    claim: Claim
    side: str
    what: str
    shared: float
    changes: tuple[Change, ...]


def claims_compared(workspace: Workspace, comparison: Comparison) -> list[ClaimChange]:
    """The claims that rest on words of either text, and what became of those words, in the order of their ids."""
    countries = {side.document.country for side in (comparison.old, comparison.new)}
    found = []
    for side, text in enumerate((comparison.old.text.id, comparison.new.text.id)):
        passages = _passages(comparison.alignment.changes, side)
        for claim in workspace.store.pages.claims(countries, text=text):
            spans = [item.span for item in claim.evidence if isinstance(item.span, Span) and item.span.text == text]
            if under := _under(passages, spans):
                found.append(_compared(claim, side, under))
    return found


def _compared(claim: Claim, side: int, under: Sequence[tuple[Change, tuple[int, int]]]) -> ClaimChange:
    total = sum(end - start for _, (start, end) in under)
    shared = sum(_shared(change, *place, side) for change, place in under) / total
    what = STAYED if shared >= _GONE else (LOST, GAINED)[side]
    changes = tuple(dict.fromkeys(change for change, _ in under))
    return ClaimChange(claim, ("old", "new")[side], what, round(shared, 4), changes)


def _passages(changes: Iterable[Change], side: int) -> list[tuple[Span, int, Change]]:
    """The passages of one side in their order, which do not overlap, each with its change and the number of that."""
    found = [
        (passage, number, change) for number, change in enumerate(changes) for passage in (change.old, change.new)[side]
    ]
    return sorted(found, key=lambda item: item[0].start)


def _under(passages: Sequence[tuple[Span, int, Change]], spans: Iterable[Span]) -> list[tuple[Change, tuple[int, int]]]:
    """The stretches of the spans that stand in passages, with the changes of these, in the order of the changes."""
    found = []
    for at, span in enumerate(spans):
        first = bisect_right(passages, span.start, key=lambda item: item[0].end)
        for passage, number, change in islice(passages, first, None):
            if passage.start >= span.end:
                break
            start, end = max(span.start, passage.start), min(span.end, passage.end)
            found.append(((number, at), change, (start, end)))
    return [(change, place) for _, change, place in sorted(found, key=lambda item: item[0])]


def _shared(change: Change, start: int, end: int, side: int) -> int:
    """How many of the characters from `start` to `end` the other side has, with what stands between its words."""
    if not change.old or not change.new:
        return 0
    places = (
        (word.old_start, word.old_end) if side == 0 else (word.new_start, word.new_end)
        for word in change.words
        if word.kind not in _SAME
    )
    return end - start - sum(max(0, min(end, last) - max(start, first)) for first, last in places)
