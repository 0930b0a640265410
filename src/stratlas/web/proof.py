"""What the page of a country's year shows: what the verdict says, everything it rests on, and what is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from stratlas.actions import Workspace, known_of, tracked_kinds
from stratlas.chronology import Known, history, of_country, verdict
from stratlas.errors import UnknownId
from stratlas.records import Basis, Check, Document, KindVerdict, Outcome, Verdict
from stratlas.web import addresses
from stratlas.web.home import DocumentLine
from stratlas.web.naming import Names, Sentence, called, label_of_kind, names_of
from stratlas.web.states import short
from stratlas.web.year_parts import (
    ContradictionView,
    EventView,
    LookView,
    Sign,
    contradiction_view,
    dated_years,
    event_view,
    look_view,
    shortened,
    sign,
    whole_captures,
)
from stratlas.wording import date
from stratlas.wording import gettext as _

_FIRST_YEAR = 1900
_MOST_LOOKS = 40


@dataclass(frozen=True, slots=True)
class Tick:
    """A look on the picture of a stretch: where it stands, in hundredths, and what it found."""

    x: float
    result: str


@dataclass(frozen=True, slots=True)
class StretchView:
    """The year with its neighbours, in hundredths of the width: what looks cover, and every look."""

    year_x: float
    year_width: float
    cover_x: float
    cover_width: float
    begins_before: bool
    ticks: tuple[Tick, ...]
    says: str


@dataclass(frozen=True, slots=True)
class KindProof:
    """What a year brought to one kind of document, and what shows it."""

    key: str
    label: str
    sign: Sign
    outcome: str
    basis: str
    documents: tuple[DocumentLine, ...]
    events: tuple[EventView, ...]
    stretch: StretchView | None
    looks: tuple[LookView, ...]
    looks_between: int
    missing: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the year from a moment on."""

    since: dt.datetime
    line: Sentence
    sign: Sign
    outcome: str
    basis: str
    current: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """What a published page says of the year."""

    edition: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class ProofView:
    """The page of a country's year."""

    country: str
    code: str
    country_href: str
    year: int
    line: Sentence
    sign: Sign
    outcome: str
    basis: str
    kinds: tuple[KindProof, ...]
    reports: tuple[ReportView, ...]
    taken_back: tuple[EventView, ...]
    contradictions: tuple[ContradictionView, ...]
    said: tuple[Said, ...]
    before_href: str
    after_href: str
    table_href: str


def proof_view(workspace: Workspace, code: str, year: int) -> ProofView:
    """The facts of the page of a country's year; UnknownId where there is no such country or year."""
    workspace.countries.with_code(code)
    last = workspace.clock().year + 1
    if not _FIRST_YEAR <= year <= last:
        raise UnknownId(
            _(
                "{year} is no year of this monitor: there are {first_year} to {last}.",
                year=year,
                first_year=_FIRST_YEAR,
                last=last,
            )
        )
    known, kinds = known_of(workspace, code).get(code, Known(code)), tracked_kinds(workspace)
    found = verdict(known, year, kinds)
    texts, dated = _texts(workspace, known, year), dated_years(known)
    outcome, basis = short(found)
    name, names = workspace.countries.name_of(code), names_of(workspace, known.documents)
    by_id = {event.id: event for event in known.events}
    against = dict.fromkeys(
        [*found.contradictions, *(item for item in of_country(known, kinds, name) if item.year == year)]
    )
    return ProofView(
        name,
        code,
        addresses.country(code),
        year,
        names.line(found.line),
        sign(found.outcome, found.basis),
        outcome,
        basis,
        tuple(_kind(workspace, known.standing(), item, kinds[item.kind], year, texts, names) for item in found.kinds),
        tuple(
            ReportView(
                report.edition,
                " ".join(report.span.quote.split()),
                addresses.words(report.span.text, report.span.start, report.span.end),
            )
            for report in known.standing().reports(year)
        ),
        tuple(
            event_view(event, texts, names) for event in known.events if event.retraction and event.date.year == year
        ),
        tuple(contradiction_view(item, name, by_id, names) for item in against),
        tuple(_history(history(known, year, kinds), names)),
        addresses.year(code, year - 1) if year > min(dated, default=year) else "",
        addresses.year(code, year + 1) if year < last - 1 else "",
        addresses.years(),
    )


def _kind(
    workspace: Workspace, known: Known, found: KindVerdict, label: str, year: int, texts: dict[str, str], names: Names
) -> KindProof:
    outcome, basis = short(found)
    of_id = {document.id: document for document in known.documents}
    sources = {source.id: source for source in known.sources}
    checks = _relevant(known, found, year)
    covering = found.checks if found.basis is Basis.PROVED else ()
    views = [look_view(check, sources.get(check.source), covering, names) for check in checks]
    looks, between = shortened(views, _MOST_LOOKS)
    return KindProof(
        found.kind,
        label,
        sign(found.outcome, found.basis),
        outcome,
        basis,
        tuple(_line(workspace, of_id[document]) for document in found.documents if document in of_id),
        tuple(event_view(event, texts, names) for event in found.events),
        _stretch(found, checks, year) if checks else None,
        looks,
        between,
        tuple(names.told(item.message) for item in found.missing),
    )


def _line(workspace: Workspace, document: Document) -> DocumentLine:
    year = str(document.year) if document.year else "undated"
    kind = label_of_kind(workspace, document.kind)
    return DocumentLine(document.id, addresses.document(document.id), kind, year, called(workspace, document), "")


def _relevant(known: Known, found: KindVerdict, year: int) -> list[Check]:
    """The looks that the verdict rests on, and the others of the year and its neighbours at the same sources."""
    abouts = found.documents or (f"{known.country}/{found.kind}",)
    sources = {source.id for source in known.sources if any(source.covers(about) for about in abouts)}
    covering = set(found.checks)
    checks = [
        check
        for check in known.checks
        if check.id in covering
        or (check.source in sources and year - 1 <= check.looked.last.year and check.looked.first.year <= year + 1)
    ]
    return sorted(checks, key=lambda check: (check.looked.first, check.time, check.id))


def _stretch(found: KindVerdict, checks: list[Check], year: int) -> StretchView:
    begin, end = dt.date(year - 1, 1, 1), dt.date(year + 2, 1, 1)

    def at(day: dt.date) -> float:
        share = (day - begin).days / (end - begin).days
        return round(100 * min(max(share, 0.0), 1.0), 2)

    year_x = at(dt.date(year, 1, 1))
    cover_from = at(found.covered_from) if found.covered_from else 0.0
    cover_to = at(found.covered_to) if found.covered_to else cover_from
    if found.events or found.outcome not in {Outcome.UNCHANGED, Outcome.UNKNOWN}:
        says = _("The looks at its sources in that year and its neighbours.")
    elif found.covered_to is None:
        says = _("No stretch of time is covered by looks.")
    elif found.covered_from == found.covered_to:
        says = _("One look, on {covered_to}, covers no stretch of time.", covered_to=date(str(found.covered_to)))
    elif found.covered_from is None:
        says = _("Looks show nothing new up to {covered_to}.", covered_to=date(str(found.covered_to)))
    else:
        says = _(
            "Looks show nothing new from {covered_from} to {covered_to}.",
            covered_from=date(str(found.covered_from)),
            covered_to=date(str(found.covered_to)),
        )
    ticks = tuple(
        Tick(at(check.looked.first), check.result.value) for check in checks if begin <= check.looked.first <= end
    )
    begins_before = found.covered_to is not None and (found.covered_from is None or found.covered_from < begin)
    return StretchView(
        year_x,
        round(at(dt.date(year + 1, 1, 1)) - year_x, 2),
        cover_from,
        round(cover_to - cover_from, 2),
        begins_before,
        ticks,
        says,
    )


def _history(said: list[tuple[dt.datetime, Verdict]], names: Names) -> list[Said]:
    """What was said, the latest first."""
    views = []
    for at, (moment, found) in enumerate(said, 1):
        outcome, basis = short(found)
        line = names.line(found.line)
        views.append(Said(moment, line, sign(found.outcome, found.basis), outcome, basis, at == len(said)))
    return views[::-1]


def _texts(workspace: Workspace, known: Known, year: int) -> dict[str, str]:
    """The texts of the captures that show events of the year, or of drafts from before it, as a whole."""
    wanted = whole_captures(event for event in known.events if event.date.year <= year)
    return workspace.store.sources.newest_texts(wanted)
