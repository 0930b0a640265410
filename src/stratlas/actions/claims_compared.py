"""From words to meaning: what became of the passages that claims rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stratlas.actions.comparing import Comparison
from stratlas.actions.workspace import Workspace
from stratlas.records import Change, ChangeKind, Claim, Span

LOST, GAINED, STAYED = "lost", "gained", "stayed"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim and the changes of the passages that it rests on.

    `what` is `lost` where all of them were dropped, `gained` where all of them are new, else `stayed`; `side` is the
    text that it rests on, `old` or `new`.
    """

    claim: Claim
    side: str
    what: str
    changes: tuple[Change, ...]


def claims_compared(workspace: Workspace, comparison: Comparison) -> list[ClaimChange]:
    """The claims that rest on words of either text, and what became of those words, in the order of their ids."""
    countries = {side.document.country for side in (comparison.old, comparison.new)}
    claims = [claim for country in sorted(countries) for claim in workspace.store.pages.claims(country)]
    found = []
    for side, text in (("old", comparison.old.text.id), ("new", comparison.new.text.id)):
        for claim in claims:
            spans = [item.span for item in claim.evidence if isinstance(item.span, Span) and item.span.text == text]
            changes = tuple(_under(comparison.alignment.changes, spans, side))
            if changes:
                found.append(ClaimChange(claim, side, _what(changes), changes))
    return found


def _under(changes: Iterable[Change], spans: list[Span], side: str) -> Iterable[Change]:
    for change in changes:
        passages = change.old if side == "old" else change.new
        if any(span.start < passage.end and passage.start < span.end for span in spans for passage in passages):
            yield change


def _what(changes: Iterable[Change]) -> str:
    kinds = {change.kind for change in changes}
    if kinds == {ChangeKind.DROPPED}:
        return LOST
    return GAINED if kinds == {ChangeKind.NEW} else STAYED
