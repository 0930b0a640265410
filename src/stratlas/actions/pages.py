"""Importing a published profile page: it is archived, and what it says becomes claims, documents and a report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stratlas.actions.workspace import Workspace
from stratlas.archive import read_file
from stratlas.errors import ImportRefused, UsageError
from stratlas.extract import apart, extract, media_type
from stratlas.profiles import PageReading, ReadClaim, read_page
from stratlas.records import (
    Capture,
    Claim,
    Document,
    Edition,
    Evidence,
    Relation,
    Role,
    Sighting,
    Text,
    document_id,
)
from stratlas.store import ImportedPage, PageFinding

_IMPORTED_AS = "published profile page"


@dataclass(frozen=True, slots=True)
class Difference:
    """What importing a page would change against the page that holds now; lines as a person reads them."""

    added: tuple[str, ...]
    withdrawn: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a page. `state` is `imported`, `unchanged`, `replaced`, or `differs` (then nothing was done)."""

    file: str
    country: str
    edition: Edition
    state: str
    reading: PageReading
    difference: Difference | None = None


def import_page(
    workspace: Workspace, file: Path, *, country: str = "", edition: str = "", replace: bool = False
) -> Imported:
    """Imports one page.

    Country and edition come from the page's title, else from the arguments; ImportRefused where they disagree, are
    missing, or where the page has no heading that the monitor knows. Where another page of the same country and
    edition was imported, nothing is done without `replace`.
    """
    data = read_file(file, workspace.config.limits)
    capture = Capture(hashlib.sha256(data).hexdigest(), len(data), media_type(data, file.name))
    limits = workspace.config.limits
    text = apart(limits, extract, data, name=file.name, capture=capture.sha256, limits=limits)
    reading = read_page(text, workspace.config, workspace.countries)
    if reading.headings_found == 0:
        raise ImportRefused(
            f"{file.name} has no heading that this monitor knows (such as “{workspace.config.headings[0].label}”): "
            "check that it is a profile page, or add its headings as aliases in stratlas.toml."
        )
    code, issue = _place(workspace, file, reading, country, edition)
    held = workspace.store.pages.page(code, issue.id)
    result = Imported(file.name, code, issue, "imported" if held is None else "replaced", reading)
    if held is not None and held.text == text.id:
        with workspace.store.transaction():
            _sight(workspace, capture, file, result)
        return _with(result, "unchanged", None)
    if held is not None:
        result = _with(result, "replaced", _difference(workspace, held, result))
        if not replace:
            return _with(result, "differs", result.difference)
    with workspace.entering(data, capture.sha256):
        if workspace.store.pages.page(code, issue.id) != held:  # somebody was quicker
            raise ImportRefused(f"{file.name} was overtaken by another import into {code}/{issue.id}: run it again.")
        workspace.store.sources.add_capture(capture)
        workspace.store.sources.add_text(text, workspace.clock())
        _sight(workspace, capture, file, result)
        _enter(workspace, text, result)
        workspace.log("import", f"{code}/{issue.id}", {"capture": capture.sha256, "state": result.state})
    return result


def _with(result: Imported, state: str, difference: Difference | None) -> Imported:
    return Imported(result.file, result.country, result.edition, state, result.reading, difference)


def _place(workspace: Workspace, file: Path, reading: PageReading, country: str, edition: str) -> tuple[str, Edition]:
    asked = workspace.countries.get(country).code if country else None
    code = asked or reading.country
    if code is None:
        raise ImportRefused(f"{file.name} does not say which country it is about: name it with --country.")
    if reading.country and reading.country != code:
        raise ImportRefused(f"{file.name} is the page of {reading.country} by its title, not of {code}.")
    issue = edition or reading.edition
    if issue is None:
        raise ImportRefused(f"{file.name} does not say which edition it belongs to: name it with --edition.")
    if reading.edition and reading.edition != issue:
        raise ImportRefused(f"{file.name} belongs to edition {reading.edition} by its title, not to {issue}.")
    known = workspace.editions().get(issue)
    if known is None and not re.fullmatch("[1-9][0-9]{3}", issue):
        raise UsageError(f"“{issue}” is not an edition: name it by its year, as 2024, or add it to stratlas.toml.")
    return code, known or Edition(issue, reading.reference_year or int(issue) - 1)


def _sight(workspace: Workspace, capture: Capture, file: Path, result: Imported) -> None:
    about = f"{result.country}/{result.edition.id}"
    workspace.store.sources.add_sighting(
        Sighting(
            capture.sha256,
            workspace.clock(),
            file.name,
            Role.SECONDARY,
            about,
            workspace.actor,
            _IMPORTED_AS,
        )
    )


def _enter(workspace: Workspace, text: Text, result: Imported) -> None:
    pages, reading = workspace.store.pages, result.reading
    country, edition = result.country, result.edition
    actor, time = workspace.actor, workspace.clock()
    pages.add_edition(edition)
    documents = _documents(workspace, country, reading)
    pages.add_page(country, edition.id, text.id, _findings(reading, documents), actor, time)
    standing = pages.claims(country, edition.id)
    kept = _matches(standing, reading.claims)
    for claim in standing:
        if claim.id not in {match.id for match in kept.values()}:
            pages.set_state(claim.id, claim.position, actor, time, stands=False, reason="not on the replacing page")
    for position, read in enumerate(reading.claims):
        evidence = Evidence(
            text.span(read.span.start, read.span.end),
            text.page_at(read.span.start),
            Role.SECONDARY,
            Relation.VERBATIM,
            actor,
            time,
        )
        if position in kept:
            claim = kept[position]
            pages.set_state(claim.id, position, actor, time, reason="kept on the replacing page")
            for old in sorted({item.span.text for item in claim.evidence if item.role is Role.SECONDARY}):
                pages.withdraw_evidence(claim.id, old, "the page was replaced", actor, time)
            pages.add_evidence(claim.id, evidence)
            continue
        number = pages.next_number(country, edition.id, read.heading)
        claim_id = f"{country}/{edition.id}/{read.heading}/{number}"
        claim = Claim(claim_id, country, edition.id, read.heading, position, read.wording, (evidence,))
        pages.add_claim(claim, actor, time)


def _documents(workspace: Workspace, country: str, reading: PageReading) -> list[str]:
    """The ids of the documents that the page names by year; those not known yet enter the register as reported."""
    register = workspace.store.register
    named = []
    for item in reading.years:
        own_id = document_id(country, item.kind, item.year)
        if register.document(own_id) is None:
            register.add_document(
                Document(own_id, country, item.kind, item.year, ""), workspace.actor, workspace.clock()
            )
        named.append(own_id)
    return named


def _findings(reading: PageReading, documents: Sequence[str]) -> Iterable[PageFinding]:
    for item, document in zip(reading.years, documents, strict=True):
        span = item.span
        yield PageFinding("year", item.line, span.start, span.end, span.quote, item.kind, item.year, document)
    if reading.report is not None:
        line = reading.report.span
        yield PageFinding("report", 0, line.start, line.end, line.quote, reading.report.outcome, reading.report.year)
    for block in reading.unplaced:
        span = block.span
        yield PageFinding("unplaced", block.line, span.start, span.end, span.quote, block.reason)
    for note in reading.notes:
        yield PageFinding("note", note.line, 0, 0, "", note.message)


def _matches(standing: Iterable[Claim], read: Sequence[ReadClaim]) -> dict[int, Claim]:
    """Position on the new page → the claim that stands already and says the same under the same heading."""
    free: dict[tuple[str, str], list[Claim]] = {}
    for claim in standing:
        free.setdefault((claim.heading, claim.wording), []).append(claim)
    matched = {}
    for position, item in enumerate(read):
        if candidates := free.get((item.heading, item.wording)):
            matched[position] = candidates.pop(0)
    return matched


def _difference(workspace: Workspace, held: ImportedPage, result: Imported) -> Difference:
    pages, reading = workspace.store.pages, result.reading
    standing = pages.claims(result.country, result.edition.id)
    kept = _matches(standing, reading.claims)
    staying = {claim.id for claim in kept.values()}
    before = {f"{f.value}: {f.year}" for f in held.findings if f.what == "year"}
    after = {f"{item.kind}: {item.year}" for item in reading.years}
    reported = pages.report(held)
    lines = [
        *(f"no longer names {line}" for line in sorted(before - after)),
        *(f"now names {line}" for line in sorted(after - before)),
    ]
    old_line = " ".join(reported.span.quote.split()) if reported else "nothing"
    new_line = " ".join(reading.report.span.quote.split()) if reading.report else "nothing"
    if old_line != new_line:
        lines.append(f"about change: “{old_line}” becomes “{new_line}”")
    return Difference(
        tuple(f"{item.heading}: {item.wording}" for n, item in enumerate(reading.claims) if n not in kept),
        tuple(f"{claim.heading}: {claim.wording}" for claim in standing if claim.id not in staying),
        tuple(lines),
    )
