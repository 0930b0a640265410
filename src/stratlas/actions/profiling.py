"""A country's profile in an edition, put together from the rows."""

from __future__ import annotations

from stratlas.actions.judging import known_of, tracked_kinds
from stratlas.actions.workspace import Workspace
from stratlas.chronology import Known, documents_in_force, end_of, verdict
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
    pages, register = workspace.store.pages, workspace.store.register
    page = pages.page(code, issue.id)
    documents = register.documents(code)
    if page is None and not documents:
        name = workspace.countries.name_of(code)
        raise UnknownId(f"Edition {issue.id} has no page of {name}: import one with “stratlas import”.")
    events = register.events(document.id for document in documents)
    known = {document.id: document for document in documents}
    tracked = tracked_kinds(workspace)
    in_force = [d for d in documents_in_force(documents, events, end_of(issue.reference_year)) if d.kind in tracked]
    named = documents_of(page, known) if page else []
    claims = pages.claims(code, issue.id)
    what = known_of(workspace, code).get(code, Known(code))
    return Profile(
        code,
        issue,
        tuple(dict.fromkeys([*named, *in_force])),
        verdict(what, issue.reference_year, tracked),
        tuple(claims),
        tuple(
            Leftover(finding.line, finding.quote, finding.value)
            for finding in (page.findings if page else ())
            if finding.what == "unplaced"
        ),
        workspace.store.sources.readings(item.span for claim in claims for item in claim.evidence),
    )
