"""Changes as one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import mark_safe

from stratlas.actions import Comparison, Workspace
from stratlas.align import in_sentences
from stratlas.records import Change, ChangeKind
from stratlas.web.changes import names_of
from stratlas.web.changes_choice import Choice, Places
from stratlas.web.changes_rows import Group, Sides, grouped
from stratlas.web.pages import render, stylesheet


@dataclass(frozen=True, slots=True)
class FileSide:
    """One of the two."""

    name: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """What the file shows: the two, the sentences, and the changes grouped by section."""

    old: FileSide
    new: FileSide
    language_old: str
    language_new: str
    translated: str
    sentences: tuple[str, ...]
    groups: tuple[Group, ...]


def changes_html(workspace: Workspace, comparison: Comparison, chosen: Sequence[Change]) -> str:
    """The changes that are not kept as one self-contained HTML file."""
    old, new = (
        FileSide(name, side.version.id, side.version.title)
        for name, side in zip(names_of(workspace, comparison), (comparison.old, comparison.new), strict=True)
    )
    ids = comparison.old.document.id, comparison.new.document.id
    shown = [change for change in chosen if change.kind is not ChangeKind.KEPT]
    facts = ChangesFile(
        old,
        new,
        comparison.old.version.language,
        comparison.new.version.language,
        comparison.translated,
        tuple(in_sentences(comparison.alignment, old.name, new.name)),
        tuple(grouped(Sides(comparison), Places(comparison), shown, Choice(), ids)),
    )
    style = mark_safe(stylesheet() + stylesheet("changes"))  # noqa: S308 -- our own files, not anybody's input
    return render(workspace, "changes_file", facts, style=style, standalone=True)
