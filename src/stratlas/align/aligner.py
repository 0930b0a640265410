"""Two texts in, what happened to every passage out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stratlas.align.cuts import Group, find_crossings, find_cuts, find_far_cuts
from stratlas.align.folding import common_language
from stratlas.align.judging import heed
from stratlas.align.matching import CERTAIN, LIKELY, Matching, Side, fill_gaps, match_alike, match_repeated, match_same
from stratlas.align.passages import Passage, passages_of, units_of
from stratlas.align.reading import in_reading_order
from stratlas.align.sections import Outlines, Shared, outline
from stratlas.align.telling import Part, Telling, mirrored
from stratlas.align.words import Reader
from stratlas.records import Alignment, Change, ChangeKind, Decision, KindCount, Section, Text

VERSION = "align-4"
"""Changes with what `align` makes of the same texts, so that results that are kept can be told from present ones."""


def align(
    old: Text,
    new: Text,
    *,
    old_language: str,
    new_language: str,
    decisions: Sequence[Decision] = (),
) -> Alignment:
    """What happened to every passage of `old` in `new`; languages are BCP 47 tags.

    The same words in another script of the language, case or typesetting are kept words. What people decided holds, the
    latest where they disagree, and the rest is aligned around it.
    Raises AlignRefused where the texts are in two languages.
    """
    language = common_language(old_language, new_language)
    if _key(old) <= _key(new):
        return _aligned(old, new, language, decisions, turned=False)
    # one direction only, so that the other is its mirror
    found = mirrored(_aligned(new, old, language, list(map(_turned, decisions)), turned=True))
    return replace(found, unheeded=tuple(decision for decision in decisions if _turned(decision) in found.unheeded))


def _turned(decision: Decision) -> Decision:
    return Decision(decision.ruling, decision.new, decision.old)


def _key(text: Text) -> tuple[str, str]:
    return text.content, "".join(f"{block.kind}{block.start}" for block in text.blocks)


def _aligned(old: Text, new: Text, language: str, decisions: Sequence[Decision], *, turned: bool) -> Alignment:
    """The alignment; where `turned` its changes are told from new to old."""
    reader = Reader(language)
    outlines = Outlines(outline(old), outline(new), reader)
    here = passages_of(old, reader, [section.start for section in outlines.old])
    there = passages_of(new, reader, [section.start for section in outlines.new])
    judged = heed(decisions, [passage.block for passage in here], [passage.block for passage in there])
    units = units_of(here, there, (judged.olds, judged.news), reader.vocabulary)
    matching = Matching(Side(units[0]), Side(units[1]))
    fixed = judged.lay_on(matching)
    groups = _match(matching, fixed)
    telling = Telling(old, new, here, there, outlines, reader, turned)
    parts = [*telling.parts(matching, groups, fixed)]
    changes = in_reading_order(map(telling.change, parts), telling.section_starts)
    counted = _counted(outlines, here, there)
    flows = counted.flows(_shared(parts, here, there))
    return Alignment(
        old.id,
        new.id,
        changes,
        _summary(changes, there, here) if turned else _summary(changes, here, there),
        tuple(counted.old),
        tuple(counted.new),
        flows,
        counted.changes(flows),
        judged.unheeded,
    )


def _match(matching: Matching, fixed: Iterable[Group]) -> list[Group]:
    judged = {(group.old[0], group.new[0]) for group in fixed if group.old and group.new}
    groups: dict[int, Group] = {}

    def cut(*, certain: bool) -> None:
        for old, new in matching.pairs():
            if old not in groups and (old, new) not in judged:
                groups[old] = Group([old], [new])
        find_cuts(matching, groups.values(), certain=certain)

    def matched(old: int, new: int) -> None:
        groups[old] = Group([old], [new])
        find_cuts(matching, [groups[old]], certain=True)

    match_same(matching)
    for needed in (CERTAIN, LIKELY):
        # the pieces of a pair are found before anything less certain could take them
        match_alike(matching, needed, matched, certain=needed is CERTAIN)
        cut(certain=needed is CERTAIN)
        fill_gaps(matching, needed)
        cut(certain=False)
    match_repeated(matching)
    fill_gaps(matching, LIKELY)
    cut(certain=False)
    found = find_crossings(matching, list(groups.values()))
    find_far_cuts(matching, found)
    return found


def _counted(outlines: Outlines, here: Sequence[Passage], there: Sequence[Passage]) -> Outlines:
    """The outlines with the words of each section counted."""
    counted: list[list[Section]] = []
    for sections, passages in ((outlines.old, here), (outlines.new, there)):
        counts = [0] * len(sections)
        for passage in passages:
            counts[passage.section] += len(passage.words)
        counted.append([replace(section, words=count) for section, count in zip(sections, counts, strict=True)])
    return Outlines(counted[0], counted[1], outlines.reader)


def _shared(parts: Iterable[Part], here: Sequence[Passage], there: Sequence[Passage]) -> Shared:
    shared: dict[tuple[int, int], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for part in parts:
        left = [here[at] for at in part.old]
        right = [there[at] for at in part.new]
        left_words, right_words = (sum(len(passage.words) for passage in side) for side in (left, right))
        for one in left:
            for other in right:
                old_words, new_words = shared[one.section, other.section]
                shared[one.section, other.section] = (
                    old_words + len(one.words) * (len(other.words) / right_words if right_words else 1 / len(right)),
                    new_words + len(other.words) * (len(one.words) / left_words if left_words else 1 / len(left)),
                )
    return shared


def _summary(
    changes: Iterable[Change], here: Sequence[Passage], there: Sequence[Passage]
) -> dict[ChangeKind, KindCount]:
    olds, news = ({passage.block.start: len(passage.words) for passage in side} for side in (here, there))
    counts = {kind: [0, 0, 0] for kind in ChangeKind}
    for change in changes:
        count = counts[change.kind]
        count[0] += 1
        count[1] += sum(olds[span.start] for span in change.old)
        count[2] += sum(news[span.start] for span in change.new)
    old_total, new_total = max(1, sum(olds.values())), max(1, sum(news.values()))
    return {
        kind: KindCount(number, before, after, round(before / old_total, 4), round(after / new_total, 4))
        for kind, (number, before, after) in counts.items()
    }
