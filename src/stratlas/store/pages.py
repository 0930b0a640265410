"""Editions, imported profile pages, claims and their evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from stratlas.records import (
    Claim,
    Document,
    Edition,
    Evidence,
    Outcome,
    Relation,
    Report,
    Role,
    Span,
)
from stratlas.store import models as rows
from stratlas.store.among import Wanted, among
from stratlas.store.database import Database
from stratlas.store.sources import Sources
from stratlas.store.spans import span_or_broken


@dataclass(frozen=True, slots=True)
class PageFinding:
    """A line of an imported page that is no claim; see `models.PageFinding`."""

    what: str
    line: int
    start: int
    end: int
    quote: str
    value: str = ""
    year: int | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedPage:
    """A profile page as imported."""

    number: int
    country: str
    edition: str
    text: str
    time: dt.datetime
    findings: tuple[PageFinding, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a claim no longer stands: what it said, why, by whom and when."""

    wording: str
    reason: str
    actor: str
    time: dt.datetime


@dataclass(frozen=True, slots=True)
class ClaimLife:
    """When a claim was entered, and how it was withdrawn if it was."""

    id: str
    wording: str
    entered: dt.datetime
    withdrawn: Withdrawal | None


@dataclass(frozen=True, slots=True)
class HeldEvidence:
    """Evidence that counts, with the number of its row and the claim that it is for."""

    number: int
    claim: str
    evidence: Evidence


class _EvidenceRow(NamedTuple):
    """What of a row of evidence is read for a claim."""

    claim_id: str
    text_id: str
    start: int
    end: int
    quote: str
    page: int
    role: str
    relation: str
    actor: str
    time: dt.datetime
    version_id: str | None


_FINDING = ("what", "line", "start", "end", "quote", "value", "year", "document_id")
_CLAIM = ("id", "country", "edition_id", "heading", "wording")


class Pages:
    """Profiles as rows."""

    def __init__(self, database: Database, sources: Sources) -> None:
        self._using = database.alias
        self._sources = sources

    def editions(self) -> list[Edition]:
        """All editions that pages were imported into, by id."""
        found = rows.Edition.objects.using(self._using).order_by("id")
        return [Edition(row.id, row.reference_year) for row in found]

    def add_edition(self, edition: Edition) -> None:
        """Inserts an edition, unless it is there."""
        rows.Edition.objects.using(self._using).get_or_create(
            id=edition.id, defaults={"reference_year": edition.reference_year}
        )

    def add_page(
        self, country: str, edition: str, text: str, findings: Iterable[PageFinding], actor: str, time: dt.datetime
    ) -> None:
        """Inserts an imported page with what was read on it besides claims."""
        page = rows.ProfilePage.objects.using(self._using).create(
            country=country, edition_id=edition, text_id=text, actor=actor, time=time
        )
        rows.PageFinding.objects.using(self._using).bulk_create(
            rows.PageFinding(
                page=page,
                what=finding.what,
                line=finding.line,
                start=finding.start,
                end=finding.end,
                quote=finding.quote,
                value=finding.value,
                year=finding.year,
                document_id=finding.document,
            )
            for finding in findings
        )

    def pages(self, country: Wanted = None, edition: Wanted = None) -> list[ImportedPage]:
        """The imported pages that hold now, one for each country and edition."""
        newest = {(page.country, page.edition): page for page in self.all_pages(country, edition)}
        return [page for _, page in sorted(newest.items())]

    def all_pages(self, country: Wanted = None, edition: Wanted = None) -> list[ImportedPage]:
        """All imported pages, those that were replaced too, in the order of their import."""
        found = rows.ProfilePage.objects.using(self._using).order_by("id")
        found = found.filter(**among("country", country), **among("edition_id", edition))
        lines = rows.PageFinding.objects.using(self._using).filter(page__in=found.order_by()).order_by("id")
        findings: dict[int, list[PageFinding]] = {}
        for page, *values in lines.values_list("page_id", *_FINDING):
            findings.setdefault(page, []).append(PageFinding(*values))
        return [
            ImportedPage(*values, tuple(findings.get(values[0], ())))
            for values in found.values_list("id", "country", "edition_id", "text_id", "time")
        ]

    def held(self) -> list[tuple[str, str]]:
        """The countries and editions that there is an imported page of, in that order."""
        found = rows.ProfilePage.objects.using(self._using).values_list("country", "edition_id").distinct()
        return list(found.order_by("country", "edition_id"))

    def page(self, country: str, edition: str) -> ImportedPage | None:
        """The imported page of a country in an edition."""
        return next(iter(self.pages(country, edition)), None)

    def report(self, page: ImportedPage) -> Report | None:
        """What the page says about change."""
        return self.reports([page]).get(page.number)

    def reports(self, pages: Iterable[ImportedPage]) -> dict[int, Report]:
        """Page number → what that page says about change, where it says something."""
        found = {
            page: item for page in pages for item in reversed(page.findings) if item.what == "report" and item.year
        }
        contents = self._sources.contents(page.text for page in found)
        return {
            page.number: Report(
                Outcome(item.value),
                item.year or 0,
                span_or_broken(page.text, item.start, item.end, item.quote, contents),
                page.edition,
            )
            for page, item in found.items()
        }

    def next_number(self, country: str, edition: str, heading: str) -> int:
        """The number that the next claim under a heading gets; numbers are never given twice."""
        found = rows.Claim.objects.using(self._using).filter(country=country, edition_id=edition, heading=heading)
        return (found.aggregate(last=Max("number"))["last"] or 0) + 1

    def add_claim(self, claim: Claim, actor: str, time: dt.datetime) -> None:
        """Inserts a claim, that it stands, and its evidence."""
        rows.Claim.objects.using(self._using).create(
            id=claim.id,
            country=claim.country,
            edition_id=claim.edition,
            heading=claim.heading,
            number=int(claim.id.rsplit("/", 1)[1]),
            wording=claim.wording,
            actor=actor,
            time=time,
        )
        self.set_state(claim.id, claim.position, actor, time)
        for evidence in claim.evidence:
            self.add_evidence(claim.id, evidence)

    def set_state(
        self, claim: str, position: int, actor: str, time: dt.datetime, *, stands: bool = True, reason: str = ""
    ) -> None:
        """Inserts a state of a claim."""
        rows.ClaimState.objects.using(self._using).create(
            claim_id=claim, stands=stands, position=position, reason=reason, actor=actor, time=time
        )

    def add_evidence(self, claim: str, evidence: Evidence) -> None:
        """Inserts evidence for a claim."""
        rows.Evidence.objects.using(self._using).create(
            claim_id=claim,
            text_id=evidence.span.text,
            start=evidence.span.start,
            end=evidence.span.end,
            quote=evidence.span.quote,
            page=evidence.page,
            role=evidence.role,
            relation=evidence.relation,
            version_id=evidence.document or None,
            actor=evidence.actor,
            time=evidence.time,
        )

    def withdraw_evidence(self, claim: str, text: str, reason: str, actor: str, time: dt.datetime) -> None:
        """Inserts that a claim's evidence in one text no longer counts."""
        found = rows.Evidence.objects.using(self._using).filter(claim_id=claim, text_id=text, withdrawals__isnull=True)
        for row in found:
            rows.EvidenceWithdrawal.objects.using(self._using).create(
                evidence=row, reason=reason, actor=actor, time=time
            )

    def evidence_in(self, text: str) -> list[HeldEvidence]:
        """The evidence in one text that counts and whose claims stand, in the order in which it was entered."""
        found = rows.Evidence.objects.using(self._using).filter(text_id=text, withdrawals__isnull=True).order_by("id")
        contents, paged = self._sources.contents([text]), self._paged([text])
        return [
            HeldEvidence(row.pk, row.claim_id, _evidence(row, contents, paged))
            for row in found.select_related("claim").prefetch_related("claim__states")
            if _state(row.claim).stands
        ]

    def texts_in_evidence(self) -> list[str]:
        """The ids of the texts that evidence which counts is in."""
        found = rows.Evidence.objects.using(self._using).filter(withdrawals__isnull=True)
        return sorted(set(found.values_list("text_id", flat=True)))

    def withdraw(self, number: int, reason: str, actor: str, time: dt.datetime) -> None:
        """Inserts that one piece of evidence no longer counts."""
        rows.EvidenceWithdrawal.objects.using(self._using).create(
            evidence_id=number, reason=reason, actor=actor, time=time
        )

    def claims(
        self,
        country: Wanted = None,
        edition: Wanted = None,
        claim: str | None = None,
        *,
        text: str | None = None,
        document: str | None = None,
    ) -> list[Claim]:
        """The claims that stand, in the order of their pages; those alone with evidence in a text or of a document."""
        found = rows.Claim.objects.using(self._using).all()
        resting = rows.Evidence.objects.using(self._using).filter(withdrawals__isnull=True)
        if text:
            found = found.filter(id__in=resting.filter(text_id=text).values("claim_id"))
        if document:
            found = found.filter(id__in=resting.filter(version__document_id=document).values("claim_id"))
        where = {**among("country", country), **among("edition_id", edition), **among("id", claim)}
        return self._standing(found.filter(**where))

    def claims_after(
        self, after: str, most: int, country: Wanted = None, edition: Wanted = None, heading: Wanted = None
    ) -> tuple[list[Claim], str]:
        """The claims that stand among the next so many by id, and the id to go on after; empty where none are left."""
        where = {**among("country", country), **among("edition_id", edition), **among("heading", heading)}
        found = rows.Claim.objects.using(self._using).filter(**where)
        ids = list(found.filter(id__gt=after).order_by("id").values_list("id", flat=True)[: most + 1])
        claims = self._standing(rows.Claim.objects.using(self._using).filter(id__in=ids[:most]))
        return sorted(claims, key=lambda claim: claim.id), ids[most - 1] if len(ids) > most else ""

    def _standing(self, found: QuerySet[rows.Claim]) -> list[Claim]:
        # Rows as plain values: there may be tens of thousands, and objects would take several times as long.
        states = rows.ClaimState.objects.using(self._using).filter(claim__in=found).order_by("id")
        places = {name: (stands, at) for name, stands, at in states.values_list("claim_id", "stands", "position")}
        held: dict[str, list[_EvidenceRow]] = defaultdict(list)
        resting = rows.Evidence.objects.using(self._using).filter(withdrawals__isnull=True).order_by("id")
        for values in resting.filter(claim__in=found).values_list(*_EvidenceRow._fields):
            held[values[0]].append(_EvidenceRow(*values))
        texts = {row.text_id for own in held.values() for row in own}
        contents, paged = self._sources.contents(texts), self._paged(texts)
        claims = []
        for name, code, issue, heading, wording in found.values_list(*_CLAIM):
            stands, position = places[name]
            # A claim without any evidence is no claim; `stratlas check` lists it.
            if stands and name in held:
                words = tuple(_evidence(row, contents, paged) for row in held[name])
                claims.append(Claim(name, code, issue, heading, position, wording, words))
        return sorted(claims, key=lambda item: (item.country, item.edition, item.position, item.id))

    def wordings(self, edition: str, country: Wanted = None) -> list[tuple[str, str]]:
        """The country and the wording of each claim of an edition that stands and has evidence; in one query."""
        found = self._in_editions([edition]).filter(**among("country", country))
        return list(found.order_by("country", "id").values_list("country", "wording"))

    def standings(self, country: Wanted = None) -> dict[str, dict[str, Counter[str]]]:
        """Country → edition → on what how many of its claims that stand rest: `primary`, `secondary`, or `broken`."""
        using = self._using
        entered = rows.ClaimState.objects.using(using).filter(**among("claim__country", country))
        last = entered.values("claim").annotate(last=Max("id")).values("last")
        stands = rows.ClaimState.objects.using(using).filter(id__in=last, stands=True)
        places = {
            claim: (code, edition)
            for claim, code, edition in stands.values_list("claim_id", "claim__country", "claim__edition_id")
        }
        evidence = rows.Evidence.objects.using(using).filter(
            withdrawals__isnull=True, **among("claim__country", country)
        )
        columns = ("claim_id", "role", "text_id", "start", "end", "quote")
        found = [row for row in evidence.values_list(*columns) if row[0] in places]
        contents = self._sources.contents(row[2] for row in found)
        roles: dict[str, set[str]] = {}
        for claim, role, text, start, end, quote in found:
            there = isinstance(span_or_broken(text, start, end, quote, contents), Span)
            roles.setdefault(claim, set()).add(role if there else "")
        result: dict[str, dict[str, Counter[str]]] = {}
        for claim, held in sorted(roles.items()):
            best = next((role.value for role in (Role.PRIMARY, Role.SECONDARY) if role.value in held), "broken")
            code, edition = places[claim]
            result.setdefault(code, {}).setdefault(edition, Counter())[best] += 1
        return result

    def newest_editions(self) -> dict[str, str]:
        """Country → the edition with the latest reference year that has a page of it."""
        found = rows.ProfilePage.objects.using(self._using).order_by("edition__reference_year", "edition_id")
        return dict(found.values_list("country", "edition_id").distinct())

    def under(self, heading: str, editions: Iterable[str]) -> list[tuple[str, str, str]]:
        """Country, edition and wording of all claims that stand under a heading, in one query."""
        found = self._in_editions(editions).filter(heading=heading).order_by("country", "edition_id", "number")
        return list(found.values_list("country", "edition_id", "wording"))

    def rested(self, editions: Iterable[str], country: Wanted = None) -> dict[tuple[str, str], tuple[int, int]]:
        """Country and edition → how many claims that stand have primary evidence, and how many have none, in one query.

        As it was entered: whether the words still stand is not looked up.
        """
        primary = rows.Evidence.objects.using(self._using).filter(
            claim=OuterRef("pk"), role=Role.PRIMARY, withdrawals__isnull=True
        )
        counts: dict[tuple[str, str], tuple[int, int]] = {}
        wanted = self._in_editions(editions).filter(**among("country", country))
        found = wanted.annotate(primary=Exists(primary))
        for code, edition, proved in found.values_list("country", "edition_id", "primary"):
            with_it, without = counts.get((code, edition), (0, 0))
            counts[code, edition] = (with_it + 1, without) if proved else (with_it, without + 1)
        return counts

    def _in_editions(self, editions: Iterable[str]) -> QuerySet[rows.Claim]:
        """The claims of some editions that stand and have evidence."""
        kept = rows.Evidence.objects.using(self._using).filter(claim=OuterRef("pk"), withdrawals__isnull=True)
        newest = rows.ClaimState.objects.using(self._using).filter(claim=OuterRef("pk")).order_by("-id")
        found = rows.Claim.objects.using(self._using).filter(edition_id__in=sorted(set(editions)))
        return found.annotate(held=Subquery(newest.values("stands")[:1])).filter(Exists(kept), held=True)

    def withdrawal(self, claim: str) -> Withdrawal | None:
        """How a claim was withdrawn; None where it stands or never was."""
        row = rows.Claim.objects.using(self._using).filter(id=claim).prefetch_related("states").first()
        return _withdrawal(row) if row else None

    def lives(self, country: str, edition: str) -> list[ClaimLife]:
        """What became of all claims that a country ever had in an edition, in the order in which they were entered."""
        found = rows.Claim.objects.using(self._using).filter(country=country, edition_id=edition)
        found = found.order_by("time", "id").prefetch_related("states")
        return [ClaimLife(row.id, row.wording, row.time, _withdrawal(row)) for row in found]

    def claims_without_evidence(self) -> list[str]:
        """The ids of claims that stand and have no evidence left."""
        kept = rows.Evidence.objects.using(self._using).filter(withdrawals__isnull=True)
        bare = rows.Claim.objects.using(self._using).exclude(id__in=kept.values("claim_id"))
        found = bare.prefetch_related("states").order_by("id")
        return [row.id for row in found if _state(row).stands]

    def _paged(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of the texts that have more than one page."""
        found = rows.Text.objects.using(self._using).filter(id__in=list(texts), pages__1__isnull=False)
        return frozenset(found.values_list("id", flat=True))

    def reported_documents(self, country: str) -> dict[str, list[PageFinding]]:
        """Document id → the year lines of present pages that name it."""
        reports: dict[str, list[PageFinding]] = {}
        for page in self.pages(country):
            for finding in page.findings:
                if finding.document:
                    reports.setdefault(finding.document, []).append(finding)
        return reports


def documents_of(page: ImportedPage, known: Mapping[str, Document]) -> list[Document]:
    """The documents that a page names, in its order."""
    named = dict.fromkeys(finding.document for finding in page.findings if finding.document)
    return [known[document] for document in named]


def _state(claim: rows.Claim) -> rows.ClaimState:
    """What holds of a claim now."""
    return max(claim.states.all(), key=lambda entry: entry.pk)


def _withdrawal(claim: rows.Claim) -> Withdrawal | None:
    state = _state(claim)
    return None if state.stands else Withdrawal(claim.wording, state.reason, state.actor, state.time)


def _evidence(entry: rows.Evidence | _EvidenceRow, contents: Mapping[str, str], paged: frozenset[str]) -> Evidence:
    return Evidence(
        span_or_broken(entry.text_id, entry.start, entry.end, entry.quote, contents),
        entry.page,
        Role(entry.role),
        Relation(entry.relation),
        entry.actor,
        entry.time,
        entry.version_id or "",
        entry.text_id in paged,
    )
