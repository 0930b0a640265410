"""A country's profile in an edition, put together from the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from stratlas.actions.concepts import proposed
from stratlas.actions.judging import known_of, tracked_kinds
from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, documents_in_force, end_of, status, verdict
from stratlas.errors import UnknownId
from stratlas.records import Claim, Edition, Leftover, Profile, Reading
from stratlas.store import ImportedPage, documents_of
from stratlas.wording import gettext as _


def profile(workspace: Workspace, country: str, edition: str) -> Profile:
    """The profile of a country in an edition.

    Its documents are those its page names, then those that the register has in force at the end of the reference
    year. Raises UnknownId where the edition has no page of that country and the register has no document of it.
    """
    code = workspace.countries.get(country).code
    issue = workspace.edition(edition)
    found, known = _found(workspace, [(code, issue)])
    if not found[0].page and not known.get(code, Known(code)).documents:
        name = workspace.countries.name_of(code)
        raise UnknownId(
            _("Edition {id} has no page of {name}: import one with “stratlas import”.", id=issue.id, name=name)
        )
    return found[0]


def profiles(workspace: Workspace, wanted: Collection[tuple[str, Edition]]) -> list[Profile]:
    """The profiles of several countries in editions, in that order; empty ones where nothing is known.

    A fixed number of queries, however many there are.
    """
    return _found(workspace, wanted)[0]


def _found(workspace: Workspace, wanted: Collection[tuple[str, Edition]]) -> tuple[list[Profile], Mapping[str, Known]]:
    """The profiles, and what is known of their countries."""
    codes, editions = {code for code, _ in wanted}, {edition.id for _, edition in wanted}
    pages = {(page.country, page.edition): page for page in workspace.store.pages.pages(codes, editions)}
    known = {code: what.standing() for code, what in known_of(workspace, codes).items()}
    asked = {(code, edition.id) for code, edition in wanted}
    claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in workspace.store.pages.claims(codes, editions):
        if (claim.country, claim.edition) in asked:
            claims[claim.country, claim.edition].append(claim)
    every = [claim for own in claims.values() for claim in own]
    readings = workspace.store.sources.readings(item.span for claim in every for item in claim.evidence)
    concepts = {name: tuple(one.concept.key for one in found) for name, found in proposed(workspace, every).items()}
    made = [
        _profile(
            workspace,
            known.get(code, Known(code)),
            edition,
            pages.get((code, edition.id)),
            claims[code, edition.id],
            readings,
            concepts,
        )
        for code, edition in wanted
    ]
    return made, known


def _profile(
    workspace: Workspace,
    known: Known,
    edition: Edition,
    page: ImportedPage | None,
    claims: Iterable[Claim],
    readings: Mapping[str, Reading],
    concepts: Mapping[str, tuple[str, ...]],
) -> Profile:
    own = tuple(claims)
    tracked, day = tracked_kinds(workspace), end_of(edition.reference_year)
    in_force = [item for item in documents_in_force(known.documents, known.events, day) if item.kind in tracked]
    named = documents_of(page, {document.id: document for document in known.documents}) if page else []
    documents = tuple(dict.fromkeys([*named, *in_force]))
    spans = {item.span.id for claim in own for item in claim.evidence}
    return Profile(
        known.country,
        edition,
        documents,
        tuple(status(document, known.documents, known.events, day) for document in documents),
        verdict(known, edition.reference_year, tracked),
        own,
        tuple(
            Leftover(finding.line, finding.quote, finding.value)
            for finding in (page.findings if page else ())
            if finding.what == "unplaced"
        ),
        {name: readings[name] for name in spans & readings.keys()},
        {claim.id: concepts[claim.id] for claim in own},
        page.text if page else "",
    )
