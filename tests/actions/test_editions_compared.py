"""The example's editions against one another: every claim once, and a reason of each kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stratlas.actions import (
    Workspace,
    accept,
    add_document,
    compare_editions,
    compared_data,
    corrections,
    edition_before,
    import_page,
    profile,
    reason_told,
    withdraw,
)
from stratlas.errors import UnknownId, UsageError
from stratlas.records import EditionsCompared, Fate, ReasonKind
from tests.builders import PAGE, STRATEGY, monitor, submission, written
from tests.texts import NOW

PAGE_2023 = PAGE.replace("2024", "2023").replace("IN 2023", "IN 2022").replace("Clean rivers", "Good neighbours")


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Workspace]:
    """Two editions on the same strategies; the later one was corrected a day after it was imported."""
    workspace = monitor(tmp_path / "monitor")
    add_document(workspace, submission(written(tmp_path, "strategy.txt", STRATEGY)))
    import_page(workspace, written(tmp_path, "2023.txt", PAGE_2023))
    import_page(workspace, written(tmp_path, "2024.txt", PAGE.replace("Clean rivers", "Good neighbours")))
    later = replace(workspace, actor="Ana", clock=lambda: NOW + dt.timedelta(days=1))
    import_page(later, written(tmp_path, "corrected.txt", PAGE), replace=True)
    accept(later, "SRB", "2024")
    yield later
    workspace.store.close()


def compared(workspace: Workspace, new: str = "2024", old: str = "2023") -> EditionsCompared:
    return compare_editions(workspace, profile(workspace, "SRB", new), old)


def test_every_claim_of_both_editions_is_told_once(harbour: Workspace) -> None:
    found = compared(harbour)
    for side, claims in (("old", found.old.claims), ("new", found.new.claims)):
        told = [claim.id for item in found.fates for claim in getattr(item, side)]
        assert sorted(told) == sorted(claim.id for claim in claims)


def test_what_a_replacing_page_changed_is_a_correction_with_its_actor_and_day(harbour: Workspace) -> None:
    found = {item.fate: item for item in compared(harbour).fates if item.changed}
    assert set(found) == {Fate.NEW, Fate.GONE}
    assert found[Fate.NEW].new[0].wording == "Clean rivers"
    assert found[Fate.GONE].old[0].wording == "Good neighbours"
    for item in found.values():
        reason = item.reasons[0]
        assert reason.kind is ReasonKind.CORRECTION
        assert reason.correction is not None
        assert (reason.correction.actor, reason.correction.time) == ("Ana", NOW + dt.timedelta(days=1))
        assert "Ana corrected edition 2024" in reason_told(harbour, compared(harbour), item, reason)


def test_against_the_later_edition_new_and_gone_change_places(harbour: Workspace) -> None:
    there, back = compared(harbour).counts, compared(harbour, "2023", "2024").counts
    assert (there[Fate.NEW], there[Fate.GONE]) == (back[Fate.GONE], back[Fate.NEW])
    assert there[Fate.SAME] == back[Fate.SAME]


def test_evidence_that_somebody_withdrew_is_a_correction_with_its_reason(harbour: Workspace) -> None:
    claim = next(item for item in profile(harbour, "SRB", "2024").claims if item.wording == "Long winters")
    withdraw(harbour, claim.id, "It stands under another chapter.")
    item = next(
        item for item in compared(harbour).fates if claim in item.new or (item.new[0:1] and item.new[0].id == claim.id)
    )
    assert item.fate is Fate.SAME
    assert [reason.correction.reason for reason in item.reasons if reason.correction] == [
        "It stands under another chapter."
    ]
    assert [found.number for found in corrections(harbour, "SRB", "2024")] == [1, 2]


def test_what_cannot_be_compared_is_said(harbour: Workspace) -> None:
    found = profile(harbour, "SRB", "2024")
    with pytest.raises(UsageError, match="no difference to itself"):
        compare_editions(harbour, found, "2024")
    with pytest.raises(UnknownId, match="is not an edition"):
        compare_editions(harbour, found, "1999")


def test_the_edition_before_goes_by_the_years_that_editions_report_on(harbour: Workspace) -> None:
    assert edition_before(harbour, "2024", ["2023", "2024"]) == "2023"
    assert edition_before(harbour, "2023", ["2023", "2024"]) is None


def test_as_data_it_has_the_counts_and_sentences(harbour: Workspace) -> None:
    data = compared_data(harbour, compared(harbour))
    assert data["summary"] == {"same": 4, "reworded": 0, "new": 1, "gone": 1, "other_evidence": 0}
    assert {change["fate"] for change in data["changes"]} == {"same", "new", "gone"}
    assert all(change["reasons"] for change in data["changes"] if change["fate"] != "same")
