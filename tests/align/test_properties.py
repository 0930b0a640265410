"""What holds of any two texts."""

from __future__ import annotations

import itertools
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from stratlas.align import align
from stratlas.align.order import heaviest_rising
from stratlas.align.words import Reader
from stratlas.records import BlockKind, Cell, Text
from tests.align.aligning import aligned, made, quotes
from tests.quality.changes import changed, composed
from tests.quality.prose import prose
from tests.strategies import examples

KINDS = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.RUNNING]
WORDS = st.sampled_from(
    [
        "harbour",
        "weather",
        "grain",
        "bridge",
        "winter",
        "river",
        "treaty",
        "island",
        "ministry",
        "spring",
        "5",
        "12",
        "not",
        "used",
        "article",
        "the",
        "of",
        "and",
    ]
)
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=25).map(" ".join),
    st.sampled_from(
        ["Article 5", "3.2 Threats", "(a) grain", "Not used.", "***", "—", "5", "国家安全战略每五年审议", "İ"]
    ),
)
MORE = st.tuples(st.sampled_from(KINDS), LINES)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """A text of any blocks, some of them cells of a table."""
    parts = draw(st.lists(MORE, max_size=25))
    first = draw(st.integers(0, 20))
    cells = {}
    for index in range(first, min(len(parts), first + draw(st.integers(0, 6)))):
        parts[index] = (BlockKind.TABLE_CELL, parts[index][1])
        cells[index] = Cell(1, 1 + (index - first) // 2, 1 + (index - first) % 2)
    return made(*parts, cells=cells) if parts else made((BlockKind.RUNNING, "1"))


def passages(text: Text) -> list[str]:
    return [text.content[block.start : block.end] for block in text.blocks if block.is_passage]


def key(quote: str, kind: BlockKind = BlockKind.PARAGRAPH) -> str:
    """The words of a passage without its number, as one string."""
    return Reader("en").read(quote, kind).key


@given(texts(), texts())
@examples(60, 150)
def test_every_passage_of_both_sides_is_in_one_change(old: Text, new: Text) -> None:
    found = aligned(old, new)
    for text, spans in (
        (old, [span for change in found.changes for span in change.old]),
        (new, [span for change in found.changes for span in change.new]),
    ):
        blocks = [(block.start, block.end) for block in text.blocks if block.is_passage]
        assert sorted((span.start, span.end) for span in spans) == blocks
    assert sum(count.changes for count in found.summary.values()) == len(found.changes)


@given(texts(), texts())
@examples(60, 150)
def test_swapping_the_texts_mirrors_the_changes(old: Text, new: Text) -> None:
    there, back = aligned(old, new), aligned(new, old)
    assert {change.mirrored() for change in there.changes} == set(back.changes)
    assert {(flow.new, flow.old, flow.new_share, flow.old_share) for flow in there.flows} == {
        (flow.old, flow.new, flow.old_share, flow.new_share) for flow in back.flows
    }


@given(texts())
@examples(40, 100)
def test_a_text_against_itself_is_all_kept(text: Text) -> None:
    found = aligned(text, text)
    assert {change.kind.value for change in found.changes} <= {"kept"}
    assert all(quotes(change.old) == quotes(change.new) and change.old == change.new for change in found.changes)


@given(st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_applying_the_changes_to_the_old_text_gives_the_new_one(seed: int) -> None:
    case = changed(prose("en", str(seed), 40), prose("en", f"sister{seed}", 20), str(seed), 0.5)
    applied = aligned(case.old, case.new).apply(case.old)
    kinds = [block.kind for block in case.new.blocks]
    assert [key(quote, kind) for quote, kind in zip(applied, kinds, strict=True)] == [
        key(quote, kind) for quote, kind in zip(passages(case.new), kinds, strict=True)
    ]


@given(texts(), texts())
@examples(40, 100)
def test_the_words_of_a_change_go_through_all_its_passages(old: Text, new: Text) -> None:
    for change in aligned(old, new).changes:
        for word in change.words:
            assert old.content[word.old_start : word.old_end] == word.old
            assert new.content[word.new_start : word.new_end] == word.new
            assert any(span.start <= word.old_start <= word.old_end <= span.end for span in change.old)
            assert any(span.start <= word.new_start <= word.new_end <= span.end for span in change.new)


@given(texts(), texts(), st.randoms(use_true_random=False))
@examples(24, 60)
def test_nothing_aligned_before_changes_the_result(old: Text, new: Text, chance: random.Random) -> None:
    first = align(old, new, old_language="en", new_language="en")
    pieces = prose("en", str(chance.random()), 5)
    align(composed(pieces), old, old_language="en", new_language="en")
    assert align(old, new, old_language="en", new_language="en") == first


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 9)), max_size=9))
def test_the_heaviest_rising_sequence_is_the_heaviest(rows: list[tuple[int, int]]) -> None:
    places, weights = [place for place, _ in rows], [weight for _, weight in rows]
    best = 0
    for mask in range(2 ** len(rows)):
        chosen = [at for at in range(len(rows)) if mask >> at & 1]
        if all(places[one] < places[other] for one, other in itertools.pairwise(chosen)):
            best = max(best, sum(weights[at] for at in chosen))
    found = sorted(heaviest_rising(places, weights))
    assert all(places[one] < places[other] for one, other in itertools.pairwise(found))
    assert sum(weights[at] for at in found) == best
