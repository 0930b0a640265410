"""A country's profile in an edition, put together from the rows."""

from __future__ import annotations

from stratlas.actions.concepts import proposed
from stratlas.actions.judging import known_of, tracked_kinds
from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, documents_in_force, end_of, status, verdict
from stratlas.errors import UnknownId
from stratlas.records import Leftover, Profile
from stratlas.store import documents_of


def profile(workspace: Workspace, country: str, edition: str) -> Profile:
    """The profile of a country in an edition.

    Its documents are those its page names, then those that the register has in force at the end of the reference
    year. Raises UnknownId where the edition has no page of that country and the register has no document of it.
    """
    code = workspace.countries.get(country).code
    issue = workspace.edition(edition)
    pages = workspace.store.pages
    page = pages.page(code, issue.id)
    known = known_of(workspace, code).get(code, Known(code)).standing()
    if page is None and not known.documents:
        name = workspace.countries.name_of(code)
        raise UnknownId(f"Edition {issue.id} has no page of {name}: import one with “stratlas import”.")
    tracked, day = tracked_kinds(workspace), end_of(issue.reference_year)
    in_force = [item for item in documents_in_force(known.documents, known.events, day) if item.kind in tracked]
    named = documents_of(page, {document.id: document for document in known.documents}) if page else []
    documents = tuple(dict.fromkeys([*named, *in_force]))
    claims = pages.claims(code, issue.id)
    return Profile(
        code,
        issue,
        documents,
        tuple(status(document, known.documents, known.events, day) for document in documents),
        verdict(known, issue.reference_year, tracked),
        tuple(claims),
        tuple(
            Leftover(finding.line, finding.quote, finding.value)
            for finding in (page.findings if page else ())
            if finding.what == "unplaced"
        ),
        workspace.store.sources.readings(item.span for claim in claims for item in claim.evidence),
        {name: tuple(one.concept.key for one in found) for name, found in proposed(workspace, claims).items()},
    )
