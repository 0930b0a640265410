"""What is told of profiles side by side, as data and as a table: the same for programs and pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from stratlas.actions.profiles_compared import ProfilesCompared
from stratlas.actions.tables import written
from stratlas.actions.workspace import Workspace
from stratlas.config import Heading
from stratlas.profiles import Aligned, Row, Theme, Voice, document_data, evidence_data, verdict_data
from stratlas.records import Evidence, Profile, Role

BROKEN = "broken"
_TABLE = (
    *("column", "country", "name", "edition", "reference_year", "heading", "voice", "claim", "wording", "state"),
    *("concepts", "also", "same", "document", "page", "text", "start", "end", "quote"),
)


def comparison_data(workspace: Workspace, found: ProfilesCompared) -> dict[str, Any]:
    """Profiles side by side, in plain values; columns are named as `SRB@2024`."""
    return {
        "columns": [
            {
                "id": column.id,
                "country": column.country,
                "name": workspace.countries.name_of(column.country),
                "edition": {"id": column.edition.id, "reference_year": column.edition.reference_year},
                "published": profile.published,
                "documents": [
                    document_data(item, standing)
                    for item, standing in zip(profile.documents, profile.statuses, strict=True)
                ],
                "verdict": verdict_data(profile.verdict),
                "unplaced": len(profile.leftovers),
            }
            for column, profile in zip(found.columns, found.side.profiles, strict=True)
        ],
        "concept": found.concept.key if found.concept else None,
        "headings": [
            _heading(workspace, found, heading, row)
            for heading, row in zip(found.headings, found.side.rows, strict=True)
        ],
        "remarks": list(found.remarks),
    }


def comparison_csv(workspace: Workspace, found: ProfilesCompared) -> str:
    """Profiles side by side as a table: a line for each claim, and one where there is none under a heading."""
    return written(_TABLE, _lines(workspace, found))


def _heading(workspace: Workspace, found: ProfilesCompared, heading: Heading, row: Row) -> dict[str, Any]:
    names = [column.id for column in found.columns]
    return {
        "key": heading.key,
        "label": heading.label,
        "concepts": [_theme(workspace, theme, names) for theme in row.themes],
        "columns": [
            {"id": name, "voice": voice.value, "claims": [_claim(one, profile, names) for one in cell]}
            for name, voice, cell, profile in zip(names, row.voices, row.cells, found.side.profiles, strict=True)
        ],
    }


def _theme(workspace: Workspace, theme: Theme, names: list[str]) -> dict[str, Any]:
    concept = workspace.codebook.get(theme.concept)
    return {
        "concept": theme.concept,
        "label": concept.label() if concept else theme.concept,
        "reach": theme.reach.value,
        "columns": [
            {"id": name, "claims": list(claims), "elsewhere": list(elsewhere)}
            for name, claims, elsewhere in zip(names, theme.claims, theme.elsewhere, strict=True)
        ],
    }


def _claim(one: Aligned, profile: Profile, names: list[str]) -> dict[str, Any]:
    claim = one.claim
    return {
        "id": claim.id,
        "wording": claim.wording,
        "state": claim.role.value if claim.role else BROKEN,
        "proposed": list(profile.proposed.get(claim.id, ())),
        "also": [{"concept": also.concept, "columns": [names[at] for at in also.places]} for also in one.also],
        "same": [names[at] for at in one.same],
        "evidence": [evidence_data(item, profile.reading_of(item)) for item in claim.evidence],
    }


def _lines(workspace: Workspace, found: ProfilesCompared) -> Iterator[list[object]]:
    names = [column.id for column in found.columns]
    for heading, row in zip(found.headings, found.side.rows, strict=True):
        for column, voice, cell, profile in zip(found.columns, row.voices, row.cells, found.side.profiles, strict=True):
            edition = column.edition
            called = workspace.countries.name_of(column.country)
            head = [column.id, column.country, called, edition.id, edition.reference_year, heading.key, voice.value]
            if voice is not Voice.SPEAKS:
                yield [*head, *[""] * (len(_TABLE) - len(head))]
            for one in cell:
                yield [*head, *_cells(one, profile, names)]


def _cells(one: Aligned, profile: Profile, names: list[str]) -> list[object]:
    claim, item = one.claim, best_evidence(one.claim.evidence)
    also = "; ".join(f"{it.concept}: {', '.join(names[at] for at in it.places)}" for it in one.also if it.places)
    return [
        claim.id,
        claim.wording,
        claim.role.value if claim.role else BROKEN,
        "; ".join(profile.proposed.get(claim.id, ())),
        also,
        ", ".join(names[at] for at in one.same),
        item.document,
        item.page if item.paged else "",
        item.span.text,
        item.span.start,
        item.span.end,
        item.span.quote,
    ]


def best_evidence(evidence: tuple[Evidence, ...]) -> Evidence:
    """What a claim rests on best."""
    return ranked_evidence(evidence)[0]


def ranked_evidence(evidence: Iterable[Evidence]) -> list[Evidence]:
    """What a claim rests on, the best first: words that stand, in the strategy itself where there are some."""
    return sorted(evidence, key=lambda item: (not item.standing, item.role is not Role.PRIMARY))
