"""How right an alignment is, beside the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stratlas.records import Alignment, Text
from tests.align.aligning import label
from tests.quality.changes import Fate

LABELS = ("kept", "reworded", "moved", "moved reworded", "split", "merged", "dropped", "new")


@dataclass(frozen=True, slots=True)
class Rightness:
    """F1 of the pairs of an old and a new passage, mean F1 of the labels, passages with each label right."""

    pairs: float
    labels: float
    by_label: dict[str, float]


def fates_of(found: Alignment, old: Text, new: Text) -> list[Fate]:
    """What an alignment says, by the indices of passages."""
    olds, news = (
        {block.start: at for at, block in enumerate(block for block in text.blocks if block.is_passage)}
        for text in (old, new)
    )
    return [
        Fate(
            label(change),
            tuple(olds[span.start] for span in change.old),
            tuple(news[span.start] for span in change.new),
        )
        for change in found.changes
    ]


def rightness(truth: Sequence[Fate], found: Sequence[Fate]) -> Rightness:
    """How much of the truth was found, and of what was found is true."""
    scores = {}
    true, said = _labels(truth), _labels(found)
    for name in LABELS:
        mine, theirs = (
            {at for at, word in true.items() if word == name},
            {at for at, word in said.items() if word == name},
        )
        if mine:  # what is wrongly said to be of a kind that is not there lowers the kind that it is
            scores[name] = _f1(mine, theirs)
    return Rightness(_f1(pairs(truth), pairs(found)), sum(scores.values()) / len(scores), scores)


def pairs(fates: Iterable[Fate]) -> set[tuple[int, int]]:
    return {(old, new) for fate in fates for old in fate.old for new in fate.new}


def confusions(truth: Sequence[Fate], found: Sequence[Fate]) -> Counter[tuple[str, str]]:
    """How often which label was taken for which."""
    said = _labels(found)
    return Counter((name, said.get(at, "")) for at, name in _labels(truth).items() if said.get(at) != name)


def _labels(fates: Iterable[Fate]) -> dict[tuple[str, int], str]:
    """The label of each old passage and of each new one."""
    return {
        (side, at): fate.label.replace("split reworded", "split").replace("merged reworded", "merged")
        for fate in fates
        for side, places in (("old", fate.old), ("new", fate.new))
        for at in places
    }


def _f1(truth: set, found: set) -> float:  # type: ignore[type-arg]
    both = len(truth & found)
    return 2 * both / (len(truth) + len(found)) if truth or found else 1.0
