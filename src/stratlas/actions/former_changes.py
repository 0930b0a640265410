"""Changes that were told once: what became of their passages since a judgement or a better text aligned them anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from stratlas.actions.comparing import Compared, Comparison, aligned
from stratlas.actions.workspace import Workspace
from stratlas.records import Change, Decision, Judgement, Span, Text

_OLDEST = 40
"""So many earlier results are looked through: they are kept, but each has to be read."""


@dataclass(frozen=True, slots=True)
class FormerChange:
    """A change that was told of these two documents before; `now` are the changes that its passages stand in.

    `reread` says that it was told of an earlier text of one of them.
    """

    change: Change
    now: tuple[Change, ...]
    reread: bool


def former_change(workspace: Workspace, comparison: Comparison, change_id: str) -> FormerChange | None:
    """The change that had this id before judgements were made or taken back, or in earlier texts; None for no such."""
    for seen, (old, new, decisions) in enumerate(_results(workspace, comparison)):
        if seen == _OLDEST:
            break
        change = next((item for item in aligned(workspace, old, new, decisions).changes if item.id == change_id), None)
        if change is not None:
            here = (old.text.id, new.text.id) == (comparison.old.text.id, comparison.new.text.id)
            return FormerChange(change, _now(comparison, change), not here)
    return None


def _results(workspace: Workspace, comparison: Comparison) -> Iterator[tuple[Compared, Compared, tuple[Decision, ...]]]:
    """The versions and the decisions of all earlier results, those of the present texts and the latest first."""
    sources = workspace.store.sources
    sides = [
        [side.text.id, *(name for name in reversed(sources.all_texts_of(side.version.id)) if name != side.text.id)]
        for side in (comparison.old, comparison.new)
    ]
    made = workspace.store.decisions.between(*sides)
    for old_id, new_id in product(*sides):
        old, new = (_side(workspace, *pair) for pair in ((comparison.old, old_id), (comparison.new, new_id)))
        about = [item for item in made if (item.old_text, item.new_text) == (old_id, new_id)]
        if old is not None and new is not None:
            yield from ((old, new, decisions) for decisions in _held(about))


def _side(workspace: Workspace, side: Compared, text_id: str) -> Compared | None:
    text: Text | None = side.text if text_id == side.text.id else workspace.store.sources.text(text_id)
    return replace(side, text=text) if text is not None else None


def _held(judgements: list[Judgement]) -> list[tuple[Decision, ...]]:
    """The decisions that held at one time or another, the latest first, and none at all, which came before them."""
    events = [(item.time, item.number, True, item.decision) for item in judgements]
    events += [
        (item.retraction.time, item.number, False, item.decision) for item in judgements if item.retraction is not None
    ]
    holding: dict[int, Decision] = {}
    held: list[tuple[Decision, ...]] = [()]
    for _, number, made, decision in sorted(events, key=lambda event: (event[0], event[1], not event[2])):
        if made:
            holding[number] = decision
        else:
            holding.pop(number, None)
        held.append(tuple(holding[number] for number in sorted(holding)))
    return list(dict.fromkeys(reversed(held)))


def _now(comparison: Comparison, change: Change) -> tuple[Change, ...]:
    """The changes that the passages stand in now: the same places, or in another text the same words."""
    alignment = comparison.alignment
    olds = _wanted(change.old, comparison.old.text)
    news = _wanted(change.new, comparison.new.text)
    return tuple(
        item
        for item in alignment.changes
        if any(_key(span, comparison.old.text) in olds or span.quote in olds for span in item.old)
        or any(_key(span, comparison.new.text) in news or span.quote in news for span in item.new)
    )


def _wanted(spans: tuple[Span, ...], text: Text) -> set[str]:
    return {_key(span, text) if span.text == text.id else span.quote for span in spans}


def _key(span: Span, text: Text) -> str:
    return f"{text.id}:{span.start}"
