"""The published pages of a scaled monitor: claims on the page's words, and on the words of the strategies.

Everything is entered as `import` and `evidence` enter it, but many rows at a time, and without reading a page that was
just written.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.scaled.plan import LABELS, SEED, Country, Page
from benchmarks.scaled.received import File, Rows
from stratlas.actions import Workspace
from stratlas.records import Document, Edition, Outcome, Relation, Role, Text, version_id
from stratlas.store import PageFinding, models

_OUTCOMES = {"NO": Outcome.UNCHANGED, "NEW": Outcome.ADOPTED}


@dataclass(frozen=True, slots=True)
class Report:
    """A published page as it was received, and what stands on it."""

    country: Country
    page: Page
    file: File


def enter_report(workspace: Workspace, report: Report, english: Mapping[str, Text], rows: Rows) -> None:
    """Enters what a page says; `english` are the texts that its statements may be from."""
    country, edition, text = report.country, str(report.page.edition), report.file.text
    pages = workspace.store.pages
    pages.add_edition(Edition(edition, report.page.edition - 1))
    _enter_documents(workspace, report)
    pages.add_page(country.code, edition, text.id, _findings(report), workspace.actor, workspace.clock())
    signed = {"actor": workspace.actor, "time": workspace.clock()}
    numbers: Counter[str] = Counter()
    at = 0
    for position, said in enumerate(report.page.statements):
        numbers[said.heading] += 1
        claim = f"{country.code}/{edition}/{said.heading}/{numbers[said.heading]}"
        rows.add(
            models.Claim(
                id=claim,
                country=country.code,
                edition_id=edition,
                heading=said.heading,
                number=numbers[said.heading],
                wording=said.wording,
                **signed,
            )
        )
        rows.add(models.ClaimState(claim_id=claim, stands=True, position=position, **signed))
        at = text.content.index(said.wording, at)
        rows.add(_evidence(claim, text, at, said.wording, Role.SECONDARY, signed))
        # Of one statement in eight nobody has looked the words up yet.
        if said.strategy and random.Random(f"{SEED}/{claim}").random() > 0.125:
            own = english[said.strategy]
            start = own.content.index(said.wording)
            rows.add(_evidence(claim, own, start, said.wording, Role.PRIMARY, signed, version_id(said.strategy, "en")))
    workspace.log("import", f"{country.code}/{edition}", {"capture": text.capture, "state": "imported"})


def _enter_documents(workspace: Workspace, report: Report) -> None:
    """The documents that only the page names, as the years of another country stand on it."""
    register = workspace.store.register
    for kind, document in report.page.documents.items():
        if register.document(document) is None:
            named = Document(document, report.country.code, kind, int(document[-4:]), "")
            register.add_document(named, workspace.actor, workspace.clock())


def _evidence(
    claim: str, text: Text, start: int, quote: str, role: Role, signed: Mapping[str, object], version: str | None = None
) -> models.Evidence:
    span = text.span(start, start + len(quote))
    return models.Evidence(
        claim_id=claim,
        text_id=text.id,
        start=span.start,
        end=span.end,
        quote=span.quote,
        page=text.page_at(start),
        role=role,
        relation=Relation.VERBATIM,
        version_id=version,
        **signed,
    )


def _findings(report: Report) -> Iterator[PageFinding]:
    """The lines that name documents and tell of change."""
    at, year = 0, report.page.edition - 1
    for number, line in enumerate(report.file.text.content.split("\n"), 1):
        kind = next((kind for kind, label in LABELS.items() if line.startswith(f"{label.upper()}: ")), None)
        if kind:
            document = report.page.documents[kind]
            yield PageFinding("year", number, at, at + len(line), line, kind, int(document[-4:]), document)
        elif line.endswith(f" IN {year}") and line.isupper():
            outcome = _OUTCOMES[line.partition(" ")[0]]
            yield PageFinding("report", 0, at, at + len(line), line, outcome, year)
        at += len(line) + 1
