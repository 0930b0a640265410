"""Changes that were told once: what became of their passages since a judgement, a better text or a better program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice, pairwise, product

from stratlas.actions.comparing import Compared, Comparison, aligned
from stratlas.actions.workspace import Workspace
from stratlas.records import Block, Change, ChangeKind, Decision, Judgement, Span, Text, change_id

_OLDEST = 40
"""So many earlier results are looked through: they are kept, but each has to be read."""


_TRIED = 1_000_000
"""So many pairs of passages are tried against an id that no result has, at a microsecond each."""


class Why(StrEnum):
    """Why a change is none any more."""

    JUDGED = "judged"
    REREAD = "reread"
    """One of the texts was extracted again."""
    REALIGNED = "realigned"
    """The program aligns the same passages otherwise than it did."""


@dataclass(frozen=True, slots=True)
class FormerChange:
    """A change that was told of these two documents before; `now` are the changes that its passages stand in.

    `kind` is None where no result tells it any more.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    kind: ChangeKind | None
    now: tuple[Change, ...]
    why: Why


def former_change(workspace: Workspace, comparison: Comparison, wanted: str) -> FormerChange | None:
    """The change that once had this id, before judgements or in earlier texts; None where none can have had it."""
    if re.fullmatch("[0-9a-f]{12}", wanted) is None:
        return None
    for old, new, decisions in islice(_results(workspace, comparison), _OLDEST):
        change = next((item for item in aligned(workspace, old, new, decisions).changes if item.id == wanted), None)
        if change is not None:
            here = (old.text.id, new.text.id) == (comparison.old.text.id, comparison.new.text.id)
            now = _now(comparison, change.old, change.new)
            return FormerChange(change.old, change.new, change.kind, now, Why.JUDGED if here else Why.REREAD)
    return _realigned(comparison, wanted)


def _realigned(comparison: Comparison, wanted: str) -> FormerChange | None:
    """The passages of the present texts whose change would have this id: one, a pair, or one and two neighbours."""
    texts = comparison.old.text, comparison.new.text
    passages = [[block for block in text.blocks if block.is_passage] for text in texts]
    ones = [[_named(block) for block in side] for side in passages]
    twos = [[_named(*pair) for pair in pairwise(side)] for side in passages]
    none = [_named()]
    tried = chain(
        product(none, ones[1]),
        product(ones[0], none),
        product(ones[0], ones[1]),
        product(ones[0], twos[1]),
        product(twos[0], ones[1]),
    )
    for (olds, old_blocks), (news, new_blocks) in islice(tried, _TRIED):
        if change_id(olds, news) == wanted:
            old, new = (
                tuple(text.span(block.start, block.end) for block in blocks)
                for text, blocks in zip(texts, (old_blocks, new_blocks), strict=True)
            )
            return FormerChange(old, new, None, _now(comparison, old, new), Why.REALIGNED)
    return None


def _named(*blocks: Block) -> tuple[str, tuple[Block, ...]]:
    return ",".join(f"{block.start}-{block.end}" for block in blocks), blocks


def _results(workspace: Workspace, comparison: Comparison) -> Iterator[tuple[Compared, Compared, tuple[Decision, ...]]]:
    """The versions and the decisions of all earlier results, those of the present texts and the latest first."""
    compared = (comparison.old, comparison.new)
    texts = workspace.store.sources.all_texts_of(side.version.id for side in compared)
    sides = [
        [side.text.id, *(name for name in reversed(texts[side.version.id]) if name != side.text.id)]
        for side in compared
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


def _now(comparison: Comparison, old: Sequence[Span], new: Sequence[Span]) -> tuple[Change, ...]:
    """The changes that the passages stand in now: the same places, or in another text the same words."""
    alignment = comparison.alignment
    olds = _wanted(old, comparison.old.text)
    news = _wanted(new, comparison.new.text)
    return tuple(
        item
        for item in alignment.changes
        if any(_key(span, comparison.old.text) in olds or span.quote in olds for span in item.old)
        or any(_key(span, comparison.new.text) in news or span.quote in news for span in item.new)
    )


def _wanted(spans: Sequence[Span], text: Text) -> set[str]:
    return {_key(span, text) if span.text == text.id else span.quote for span in spans}


def _key(span: Span, text: Text) -> str:
    return f"{text.id}:{span.start}"
