"""How alike two units are: the share of what their words tell that stands in both, in the same order."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from stratlas.align.passages import SHORT, Unit

LEAST = 0.2
"""How alike units must be that anybody asks about."""
_LETTERS = 0.6
"""How alike the letters of lines must be that have no word in common."""
_CHANCE = 45.0
"""How alike the letters of two short lines of one language are by chance, in per cent."""


def likeness(old: Unit, new: Unit) -> float:
    """From 0 (nothing in common, or so little that it says nothing) to 1 (the same words)."""
    if old.key == new.key:
        return 1.0
    if not old.stems or not new.stems:
        return 0.0
    total = old.weight + new.weight
    if max(len(old.stems), len(new.stems)) > SHORT:
        # most pairs have little in common in any order, and need no look at it
        return 2 * common(old, new.stems) / total if 2 * old.told_by(new) >= LEAST * total else 0.0
    by_words = 2 * common(old, new.stems) / total
    by_letters = (fuzz.ratio(old.letters, new.letters) - _CHANCE) / (100.0 - _CHANCE)
    # lines that have one stem in common, or nothing, are alike only where their letters hardly differ
    met = by_words and (_share_a_word(old, new) or len(set(old.stems) & set(new.stems)) > 1)
    return max(by_words, by_letters) if met or by_letters >= _LETTERS else 0.0


def _share_a_word(old: Unit, new: Unit) -> bool:
    words = set(old.letters.split())
    return bool(old.figures & new.figures) or not words.isdisjoint(new.letters.split())


def common(unit: Unit, stems: str) -> int:
    """What the unit's words tell that stand in the others too, in the same order."""
    sums = unit.sums
    # attributes, as a block taken apart costs several times as much
    blocks = LCSseq.editops(unit.stems, stems).as_matching_blocks()
    return sum([sums[same.a + same.size] - sums[same.a] for same in blocks])
