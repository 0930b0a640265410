"""Changes as one file that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import mark_safe

from stratlas.actions import ClaimChange, Told, Workspace
from stratlas.align import percent
from stratlas.records import ChangeKind
from stratlas.web.changes import ConceptView, concept_views
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
class FileKind:
    """A kind of change: how often, and its share of the words of both."""

    name: str
    changes: int
    old_share: str
    new_share: str


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """What the file shows: the two, the sentences, the counts, the claims, and the changes grouped by section."""

    old: FileSide
    new: FileSide
    language_old: str
    language_new: str
    translated: str
    sentences: tuple[str, ...]
    narrowed: str
    kinds: tuple[FileKind, ...]
    claims: tuple[ClaimChange, ...]
    concepts: tuple[ConceptView, ...]
    groups: tuple[Group, ...]


def changes_html(workspace: Workspace, told: Told) -> str:
    """What is told of a comparison as one self-contained HTML file; kept passages are left out unless asked for."""
    comparison = told.comparison
    old, new = (
        FileSide(name, side.version.id, side.version.title)
        for name, side in zip(told.names, (comparison.old, comparison.new), strict=True)
    )
    ids = comparison.old.document.id, comparison.new.document.id
    shown = [change for change in told.changes if change.kind is not ChangeKind.KEPT or change.judged or told.narrowed]
    choice = Choice(kinds=tuple(ChangeKind)) if told.narrowed else Choice()
    facts = ChangesFile(
        old,
        new,
        comparison.old.version.language,
        comparison.new.version.language,
        comparison.translated,
        told.sentences,
        told.narrowed,
        tuple(
            FileKind(kind.value, count.changes, percent(count.old_share), percent(count.new_share))
            for kind, count in comparison.alignment.summary.items()
            if count.changes
        ),
        tuple(item for item in told.claims if item.what != "stayed"),
        concept_views(told),
        tuple(grouped(Sides(comparison), Places(comparison), shown, choice, ids)),
    )
    style = mark_safe(stylesheet() + stylesheet("changes"))  # noqa: S308 -- our own files, not anybody's input
    return render(workspace, "changes_file", facts, style=style, standalone=True)
