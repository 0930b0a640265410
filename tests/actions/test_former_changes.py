"""What became of a change that was told once, and which passages a person may choose for a pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from stratlas.actions import (
    Comparison,
    Why,
    Workspace,
    add_document,
    candidates,
    compare,
    former_change,
    judge,
    numbered,
    passages_of,
    take_back,
)
from stratlas.errors import UsageError
from stratlas.records import Change, ChangeKind, Ruling
from tests.builders import monitor, submission, written

OLD = """\
The guard keeps the northern gate by night.

Wolves are counted at the first snow.

No bell is rung in winter.
"""
NEW = """\
The guard keeps the southern gate by night.

Wolves are counted at the first snow.

Drums are beaten at noon.
"""


@pytest.fixture
def gates(tmp_path: Path) -> Workspace:
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "old.txt", OLD)))
    add_document(workspace, submission(written(tmp_path, "new.txt", NEW), adopted="2024", supersedes="SRB/nss/2019"))
    return workspace


def _compared(workspace: Workspace) -> Comparison:
    return compare(workspace, "SRB/nss/2019", "SRB/nss/2024")


def _change(comparison: Comparison, kind: ChangeKind) -> Change:
    return next(change for change in comparison.alignment.changes if change.kind is kind)


def _names(change: Change) -> tuple[list[str], list[str]]:
    sides = [[f"{span.start}-{span.end}" for span in side] for side in (change.old, change.new)]
    return sides[0], sides[1]


def test_a_change_that_was_judged_away_is_found_with_what_its_passages_are_now(gates: Workspace) -> None:
    before = _compared(gates)
    change = _change(before, ChangeKind.REWORDED)
    after = judge(gates, before, Ruling.APART, *_names(change))
    assert after.change(change.id) is None
    former = former_change(gates, after, change.id)
    assert former is not None
    assert (former.old, former.new, former.kind) == (change.old, change.new, change.kind)
    assert {item.kind for item in former.now} == {ChangeKind.DROPPED, ChangeKind.NEW}
    assert former.why is Why.JUDGED


def test_every_result_between_first_and_last_is_remembered(gates: Workspace) -> None:
    first = _compared(gates)
    dropped, new = _change(first, ChangeKind.DROPPED), _change(first, ChangeKind.NEW)
    second = judge(gates, first, Ruling.SAME, _names(dropped)[0], _names(new)[1])
    (paired,) = [change for change in second.alignment.changes if change.judged]
    third = judge(gates, second, Ruling.ALONE, *_names(_change(second, ChangeKind.REWORDED)))
    take_back(gates, third.judgements[0].number)
    now = _compared(gates)
    assert now.change(paired.id) is None
    for change in (*first.alignment.changes, *second.alignment.changes, *third.alignment.changes):
        former = former_change(gates, now, change.id)
        assert former is not None
        assert former.now


@pytest.mark.parametrize(("olds", "news"), [((0,), (1,)), ((0,), ()), ((), (1,)), ((0, 1), (2,)), ((2,), (0, 1))])
def test_passages_that_an_earlier_program_aligned_otherwise_are_found(
    gates: Workspace, olds: tuple[int, ...], news: tuple[int, ...]
) -> None:
    comparison = _compared(gates)
    sides = []
    for text, places in ((comparison.old.text, olds), (comparison.new.text, news)):
        blocks = passages_of(text)
        sides.append(tuple(text.span(blocks[at].start, blocks[at].end) for at in places))
    told = Change(ChangeKind.REWORDED, *sides, score=0.5)
    former = former_change(gates, comparison, told.id)
    assert former is not None
    assert (former.old, former.new, former.kind, former.why) == (told.old, told.new, None, Why.REALIGNED)
    assert {span for change in former.now for span in (*change.old, *change.new)} >= {*told.old, *told.new}


def test_an_id_that_nothing_ever_had_is_not_found(gates: Workspace) -> None:
    assert former_change(gates, _compared(gates), "0123456789ab") is None
    assert former_change(gates, _compared(gates), "x" * 12) is None


def test_the_most_like_passage_comes_first_and_those_it_is_paired_with_do_not_come(gates: Workspace) -> None:
    comparison = _compared(gates)
    change = _change(comparison, ChangeKind.REWORDED)
    first, *_ = candidates(comparison, change.old, in_new=True)
    assert (first.span.quote, first.number) == (change.new[0].quote, 1)
    assert 0.8 < first.likeness < 1
    others = candidates(comparison, change.old, in_new=True, but=change.new)
    assert change.new[0].start not in {item.span.start for item in others}
    back, *_ = candidates(comparison, change.new, in_new=False)
    assert back.span.quote == change.old[0].quote
    assert len(candidates(comparison, change.old, in_new=True, limit=1)) == 1


def test_passages_are_named_by_number(gates: Workspace) -> None:
    text = _compared(gates).old.text
    blocks = passages_of(text)
    assert numbered(text, " 1, 3 ") == [f"{blocks[at].start}-{blocks[at].end}" for at in (0, 2)]
    assert numbered(text, "") == []


@pytest.mark.parametrize("number", ["0", "4", "-1", "one", "٣", "1" * 40])
def test_a_number_that_no_passage_has_is_a_sentence(gates: Workspace, number: str) -> None:
    with pytest.raises(UsageError, match=r"is no passage of this text: they have the numbers 1 to 3\."):
        numbered(_compared(gates).old.text, number)
