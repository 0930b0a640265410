"""A small monitor with a strategy and the one that replaced it, in which something of every kind happened."""

from __future__ import annotations

from pathlib import Path

from stratlas.actions import Comparison, Workspace, add_document, compare
from stratlas.records import Change, ChangeKind
from tests.builders import monitor, submission, written

OLD_ID, NEW_ID = "SRB/nss/2019", "SRB/nss/2024"
PAIR = f"/changes/{OLD_ID}/{NEW_ID}/"
OLD = """\
# Strategy of the Harbours

## 1. Coast

The coast guard watches the northern shore by day and by night, in every season of the year.

Fishing boats report their position to the harbour office once an hour and pay no fee for it.

The lighthouse on the cape burns oil and is tended by two keepers who live beside it. Ships of all
nations steer by its light when they enter the bay, and none has been lost since it was built.

## 2. Rivers

The rivers are dredged every second spring at the cost of the towns along their banks.

Bridges over the river are inspected by engineers of the ministry of transport each autumn.

## 3. Salt

Salt is stored against years of bad harvest in three granaries of the crown.

Nobody may export salt without a permit of the treasurer.
"""
NEW = """\
# Strategy of the Harbours

## 1. Coast

Bridges over the river are inspected by engineers of the ministry of transport each autumn.

The coast guard watches the southern shore by day and by night, in every season of the year.

Fishing boats report their position to the harbour office once an hour and pay no fee for it.

The lighthouse on the cape burns oil and is tended by two keepers who live beside it.

Ships of all nations steer by its light when they enter the bay, and none has been lost since it was built.

## 2. Rivers

The rivers are dredged every second spring at the cost of the towns along their banks.

## 3. Machines

Engines without a pilot may fly over the bay where an officer has allowed it in writing.
"""


def harbours(folder: Path, old: str = OLD, new: str = NEW, first: str = "en", **changes: object) -> Workspace:
    """The monitor."""
    workspace = monitor(folder / "monitor")
    add_document(workspace, submission(written(folder, "old.md", old), language=first))
    newer = {"adopted": "2024-01", "supersedes": OLD_ID, "title": "Strategy of the Harbours"} | changes
    add_document(workspace, submission(written(folder, "new.md", new), **newer))
    return workspace


def compared(workspace: Workspace) -> Comparison:
    """What happened between the two."""
    return compare(workspace, OLD_ID, NEW_ID)


def one(workspace: Workspace, kind: ChangeKind, words: str = "") -> Change:
    """The first change of a kind, of those that say something."""
    return next(
        change
        for change in compared(workspace).alignment.changes
        if change.kind is kind and any(words in span.quote for span in (*change.old, *change.new))
    )


def address(change: Change) -> str:
    """Where a change is."""
    return f"{PAIR}{change.id}/"
