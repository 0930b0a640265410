"""Judgements of older texts, held to newer texts of the same versions where their passages stand there once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stratlas.actions.workspace import Workspace
from stratlas.records import Decision, Judgement, Text

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Passages:
    """The words of a text's passages by place, and the places of words that stand only once."""

    words: Mapping[_Place, str]
    only: Mapping[str, _Place]


def carry_judgements(
    workspace: Workspace, judgements: Iterable[Judgement], old: Text, new: Text
) -> tuple[list[Judgement], int]:
    """The judgements as they hold of these two texts, in their order, and how many of them can't be told to hold.

    A judgement of other texts holds where each passage that it names says what exactly one passage here says, and no
    other did there. Nothing is entered: the judgement stays what somebody said of the texts that they read.
    """
    known = {text.id: _passages(text) for text in (old, new)}
    carried, left = [], 0
    for judgement in judgements:
        if (judgement.old_text, judgement.new_text) == (old.id, new.id):
            carried.append(judgement)
            continue
        for name in (judgement.old_text, judgement.new_text):
            if name not in known and (text := workspace.store.sources.text(name)) is not None:
                known[name] = _passages(text)
        olds = _moved(judgement.decision.old, known.get(judgement.old_text), known[old.id])
        news = _moved(judgement.decision.new, known.get(judgement.new_text), known[new.id])
        if olds is None or news is None:
            left += 1
        else:
            carried.append(replace(judgement, decision=Decision(judgement.decision.ruling, olds, news)))
    return carried, left


def _moved(places: Iterable[_Place], there: _Passages | None, here: _Passages) -> tuple[_Place, ...] | None:
    found = []
    for place in places:
        words = there.words.get(place) if there else None
        if there is None or words is None or words not in there.only or words not in here.only:
            return None
        found.append(here.only[words])
    return tuple(found)


def _passages(text: Text) -> _Passages:
    words = {(block.start, block.end): text.words_of(block) for block in text.blocks if block.is_passage}
    counts = Counter(words.values())
    return _Passages(words, {said: place for place, said in words.items() if counts[said] == 1})
